import type { Figures } from "#ui/bindings/engine.ts";
import { When } from "#ui/design/primitives/When.tsx";
import type { Column } from "#ui/grid/columns.ts";
import { t } from "#ui/i18n/t.ts";
import { contactField } from "#ui/records/fields.ts";
import { countText, spentText } from "./customer/figureText.ts";
import { contactColumns, type ContactListRow } from "./columns.tsx";

/** Who it is, and what they are worth to the house. */
export function customerColumns(): Column<ContactListRow>[] {
  const [name, company] = contactColumns();
  return [
    ...(name && company ? [name, { ...company, rank: 5 }] : []),
    figure(contactField.spend, t("figures.spent"), 120, 0, spentText),
    figure(contactField.orders, t("figures.orders"), 80, 1, (of) => countText(of.orderCount)),
    figure(contactField.visits, t("figures.visits"), 80, 2, (of) => countText(of.numVisits)),
    figure(contactField.lastVisit, t("figures.lastVisit"), 112, 3, (of) => since(of.lastVisitAt)),
    figure(contactField.lastOrder, t("figures.lastOrder"), 112, 4, (of) => since(of.lastOrderAt)),
  ];
}

/** What contacts show besides. */
export function moreCustomerColumns(): Column<ContactListRow>[] {
  return contactColumns().slice(2);
}

function since(at: number | null) {
  return at === null ? null : <When at={at} />;
}

function figure(
  id: string,
  label: string,
  width: number,
  rank: number,
  show: (figures: Figures) => React.ReactNode,
): Column<ContactListRow> {
  const render = ({ figures }: ContactListRow) => figures && show(figures);
  return { id, label, width, rank, sort: id, align: "end", render };
}
