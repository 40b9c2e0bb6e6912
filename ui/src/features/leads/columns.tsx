import type { LeadRow, Profile, StageInfo } from "#ui/bindings/engine.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { StageGlyph } from "#ui/design/primitives/StageGlyph.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import type { Column } from "#ui/grid/columns.ts";
import { formatMoney, majorText } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Text } from "#ui/records/columns/Text.tsx";
import { leadField } from "#ui/records/fields.ts";
import { standingText } from "#ui/records/pipeline.ts";
import styles from "./columns.module.css";

export type LeadListRow = { root: "lead" } & LeadRow;

/** The columns that a list has while nobody has chosen others. */
export function usualColumns(
  profile: Profile,
  stages: readonly StageInfo[],
): Column<LeadListRow>[] {
  return [
    {
      id: "name",
      label: t("lead.name"),
      width: 168,
      grow: true,
      rank: 0,
      sort: leadField.name,
      render: ({ name }) => <Text text={name} strong />,
      edit: ({ name }) => name,
    },
    {
      id: "title",
      label: t(`lead.title.${profile}`),
      width: 150,
      grow: true,
      rank: 1,
      sort: leadField.title,
      render: ({ title }) => <Text text={title} />,
      edit: ({ title }) => title ?? "",
    },
    {
      id: leadField.stage,
      label: t("lead.stage"),
      width: 124,
      rank: 0,
      sort: leadField.stage,
      render: ({ state, stageId }) => (
        <span className={styles.stage}>
          <StageGlyph state={state} />
          <Text text={standingText(stages, { state, stageId })} />
        </span>
      ),
      acts: true,
    },
    {
      id: "email",
      label: t("points.email"),
      width: 190,
      grow: true,
      rank: 3,
      sort: leadField.email,
      render: ({ email }) => <Text text={email} />,
      edit: ({ email }) => email ?? "",
    },
    {
      id: "phone",
      label: t("points.phone"),
      width: 136,
      rank: 5,
      render: ({ phone }) => <Text text={phone} />,
      edit: ({ phone }) => phone ?? "",
    },
    {
      id: "value",
      label: t("lead.value"),
      width: 92,
      align: "end",
      rank: 4,
      sort: leadField.value,
      render: ({ valueMinor, currency }) =>
        valueMinor === null ? null : formatMoney(valueMinor, currency),
      edit: ({ valueMinor, currency }) => majorText(valueMinor, currency),
    },
    {
      id: "owner",
      label: t("lead.owner"),
      width: 64,
      rank: 6,
      sort: leadField.owner,
      render: ({ ownerName }) => ownerName !== null && <Owner name={ownerName} />,
    },
    {
      id: "received",
      label: t("lead.received"),
      width: 96,
      align: "end",
      rank: 2,
      sort: leadField.received,
      render: ({ receivedAt }) => <When at={receivedAt} />,
    },
  ];
}

function Owner({ name }: { name: string }) {
  return (
    <span className={styles.owner} role="img" aria-label={name} title={name}>
      <Avatar name={name} />
    </span>
  );
}
