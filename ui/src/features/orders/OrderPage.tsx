import { IconArrowLeft, IconBan } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { orderQuery } from "#ui/api/queries.ts";
import type { Order, OrderLine } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatExact, formatMoney, formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { Section } from "#ui/layout/Section.tsx";
import { Fact, Facts } from "#ui/records/Facts.tsx";
import { orderName, VoidOrderDialog } from "#ui/records/orders/VoidOrderDialog.tsx";
import styles from "./OrderPage.module.css";

export function OrderPage() {
  const { id } = useParams({ from: "/orders/$id" });
  const order = useQuery(orderQuery(id));
  if (order.data) return <OrderRecord key={id} order={order.data} />;
  return (
    <Page title={t("nav.orders")}>
      {order.error ? <ErrorNote error={order.error} /> : <Skeleton lines={12} />}
    </Page>
  );
}

function OrderRecord({ order }: { order: Order }) {
  const view = useSearch({ from: "/orders/$id" });
  const navigate = useNavigate();
  const [isVoiding, setVoiding] = useState(false);
  const { row } = order;
  const name = orderName(row);
  const back = () => void navigate({ to: "/orders", search: { ...view, at: row.id } });
  const voidIt = () => setVoiding(true);
  useActions([
    { id: "back", label: t("order.back"), keys: ["Escape"], scope: "page", run: back },
    ...(row.voided
      ? []
      : [
          {
            id: "void",
            label: t("voidOrder.title"),
            keys: ["Delete"],
            scope: "page" as const,
            run: voidIt,
          },
        ]),
  ]);
  return (
    <Page
      title={t("order.title", { name })}
      titleHidden
      lead={
        <>
          <IconButton
            label={t("order.back")}
            keys="Escape"
            icon={<IconArrowLeft size={16} stroke={1.5} />}
            onClick={back}
          />
          <span>{t("nav.orders")}</span>
        </>
      }
      actions={
        !row.voided && (
          <Button
            keys="Delete"
            icon={<IconBan size={16} stroke={1.5} aria-hidden="true" />}
            onClick={voidIt}
          >
            {t("voidOrder.do")}
          </Button>
        )
      }
    >
      {order.void && (
        <Note tone="warn" role="status">
          {t("order.isVoid", {
            reason: order.void.reason,
            who: order.void.authorName ?? t("order.somebody"),
            when: formatExact(order.void.voidedAt),
          })}
        </Note>
      )}
      <div className={styles.head} data-voided={row.voided || undefined}>
        <span className={styles.name}>{t("order.title", { name })}</span>
        <span className={styles.amount}>{formatMoney(row.amountMinor, row.currency)}</span>
      </div>
      <Body stacks>
        <Pane label={t("contact.facts")} width="facts">
          <Scroll label={t("contact.facts")}>
            <OrderFacts order={order} />
          </Scroll>
        </Pane>
        <Pane label={t("order.lines")} width="rest">
          <Scroll label={t("order.lines")}>
            <Section title={t("order.lines")}>
              <Lines lines={order.lines} amountMinor={row.amountMinor} currency={row.currency} />
            </Section>
          </Scroll>
        </Pane>
      </Body>
      <VoidOrderDialog order={isVoiding ? row : null} onClose={() => setVoiding(false)} />
    </Page>
  );
}

function OrderFacts({ order: { row, note, authorName } }: { order: Order }) {
  return (
    <Section title={t("contact.about")}>
      <Facts>
        <Fact label={t("order.customer")}>
          {row.contactId === null ? (
            t("fact.none")
          ) : (
            <Link to="/customers/$id" params={{ id: row.contactId }} search={{}}>
              {row.contactName}
            </Link>
          )}
        </Fact>
        <Fact label={t("order.number")}>{row.number ?? t("fact.none")}</Fact>
        <Fact label={t("order.placed")}>
          <When at={row.placedAt} />
        </Fact>
        <Fact label={t("order.author")}>{authorName ?? t("fact.none")}</Fact>
        <Fact label={t("order.note")}>{note ?? t("fact.none")}</Fact>
      </Facts>
    </Section>
  );
}

type LinesProps = { lines: readonly OrderLine[]; amountMinor: number; currency: string };

function Lines({ lines, amountMinor, currency }: LinesProps) {
  if (lines.length === 0) return <p className={styles.none}>{t("order.noLines")}</p>;
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th scope="col">{t("order.what")}</th>
          <th scope="col">{t("order.quantity")}</th>
          <th scope="col">{t("order.price")}</th>
          <th scope="col">{t("order.sum")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, title, quantity, priceMinor }) => (
          <tr key={id}>
            <td dir="auto">{title}</td>
            <td>{formatNumber(quantity)}</td>
            <td>{formatMoney(priceMinor, currency)}</td>
            <td>{formatMoney(priceMinor * quantity, currency)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t("order.amount")}
          </th>
          <td>{formatMoney(amountMinor, currency)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
