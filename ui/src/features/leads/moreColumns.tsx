import type { FieldInfo } from "#ui/bindings/engine.ts";
import { StageGlyph } from "#ui/design/primitives/StageGlyph.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import type { Column } from "#ui/grid/columns.ts";
import { dayOf, formatPlainDay } from "#ui/i18n/days.ts";
import { formatMoney, formatNumber, formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { fieldLabel } from "#ui/records/fieldLabel.ts";
import { leadField } from "#ui/records/fields.ts";
import { NextStep } from "#ui/records/NextStep.tsx";
import { ScoreMark } from "#ui/records/score/ScoreMark.tsx";
import { TagMarks } from "#ui/records/TagMarks.tsx";
import { Text, type LeadListRow } from "./columns.tsx";
import styles from "./columns.module.css";

// Behind the usual ones where there is little room.
const rank = 7;

/** What can be a column too, besides the usual ones. */
export function moreColumns(): Column<LeadListRow>[] {
  const column = (
    id: string,
    width: number,
    render: Column<LeadListRow>["render"],
    more: Partial<Column<LeadListRow>> = {},
  ): Column<LeadListRow> => ({
    id,
    label: fieldLabel("lead", id),
    width,
    rank,
    sort: id,
    render,
    ...more,
  });
  return [
    column(
      leadField.state,
      124,
      ({ state }) => (
        <span className={styles.stage}>
          <StageGlyph state={state} />
          {t(`stage.${state}`)}
        </span>
      ),
      { acts: true },
    ),
    column(leadField.nextStep, 200, ({ nextStep }) => nextStep && <NextStep step={nextStep} />),
    column(leadField.stateAt, 112, ({ stateAt }) => <When at={stateAt} />, { align: "end" }),
    column(leadField.source, 120, ({ source }) => <Text text={source} />, {
      edit: ({ source }) => source ?? "",
    }),
    column(leadField.score, 88, ({ score, grade }) => <ScoreMark score={score} grade={grade} />, {
      align: "end",
    }),
    column(leadField.grade, 64, ({ grade }) => grade),
    column(
      leadField.likely,
      112,
      ({ likely }) => (likely === null ? null : formatPercent(likely / 10)),
      { align: "end" },
    ),
    column(leadField.tag, 160, ({ tags }) => <TagMarks tags={tags} />),
  ];
}

/** A field that the team made up, as a column. */
export function customColumn(field: FieldInfo): Column<LeadListRow> {
  const { name, description, type, customId } = field;
  const isNumber = type === "integer" || type === "money";
  return {
    id: name,
    label: description,
    width: 128,
    rank,
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
