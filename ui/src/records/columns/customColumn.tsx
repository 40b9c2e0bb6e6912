import type { CustomValue, FieldInfo } from "#ui/bindings/engine.ts";
import type { Column } from "#ui/grid/columns.ts";
import { dayOf, formatPlainDay } from "#ui/i18n/days.ts";
import { formatMoney, formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Text } from "./Text.tsx";

/** Behind the usual ones where there is little room. */
export const furtherRank = 7;

/** A field that the team made up, as a column. */
export function customColumn<Row extends { custom: CustomValue[] }>(field: FieldInfo): Column<Row> {
  const { name, description, type, customId } = field;
  const isNumber = type === "integer" || type === "money";
  return {
    id: name,
    label: description,
    width: 128,
    rank: furtherRank,
    sort: name,
    ...(isNumber && { align: "end" }),
    render: ({ custom }) => {
      const found = custom.find(({ fieldId }) => fieldId === customId);
      return found ? <Text text={customText(type, found.value, found.currency)} /> : null;
    },
  };
}

function customText(type: string, value: string, currency: string | null): string {
  switch (type) {
    case "integer":
      return formatNumber(Number(value));
    case "money":
      return currency === null ? formatNumber(Number(value)) : formatMoney(Number(value), currency);
    case "date":
      return formatPlainDay(value, dayOf(Date.now()));
    case "flag":
      return value === "true" ? t("group.yes") : t("group.no");
    default:
      return value;
  }
}
