import { StageGlyph } from "#ui/design/primitives/StageGlyph.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import type { Column } from "#ui/grid/columns.ts";
import { formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { furtherRank } from "#ui/records/columns/customColumn.tsx";
import { fieldLabel } from "#ui/records/fieldLabel.ts";
import { leadField } from "#ui/records/fields.ts";
import { NextStep } from "#ui/records/NextStep.tsx";
import { ScoreMark } from "#ui/records/score/ScoreMark.tsx";
import { TagMarks } from "#ui/records/TagMarks.tsx";
import { Text } from "#ui/records/columns/Text.tsx";
import type { LeadListRow } from "./columns.tsx";
import styles from "./columns.module.css";

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
    rank: furtherRank,
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
