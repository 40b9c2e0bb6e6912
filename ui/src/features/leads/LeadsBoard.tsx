import { useQuery } from "@tanstack/react-query";
import { rememberStep } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import { membersQuery } from "#ui/api/queries.ts";
import type { LeadRow } from "#ui/bindings/engine.ts";
import type { Groups } from "#ui/grid/groupsSession.ts";
import type { useList } from "#ui/grid/useList.ts";
import { t } from "#ui/i18n/t.ts";
import { leadField } from "#ui/records/fields.ts";
import type { LeadListRow } from "./columns.tsx";
import { Board } from "./board/Board.tsx";
import type { Carry } from "./board/carry.ts";
import { leadFieldLabel } from "#ui/records/leadFieldLabel.ts";
import { useGroupFace } from "./useGroupFace.tsx";
import type { LeadActions } from "./useLeadActions.ts";

type LeadsBoardProps = {
  list: ReturnType<typeof useList<LeadListRow>>;
  groups: Groups;
  actions: LeadActions;
  onOpen: (row: LeadRow) => void;
};

/** The leads of the list in columns, by stage or by any other field with few values. */
export function LeadsBoard({ list, groups, actions, onOpen }: LeadsBoardProps) {
  const { by } = groups;
  const { field, currency, labelOf, markOf, stageOf } = useGroupFace(by);
  const members = useQuery(membersQuery()).data;
  const groupOf = (key: string) =>
    groups.all().find((group) => group.key === key) ?? { value: null, stageId: null };

  /** Cards that come into another column get its value. */
  async function setField(carry: Carry, to: string): Promise<void> {
    const { value } = groupOf(to);
    const owner = members?.find(({ name }) => name === value)?.id ?? null;
    const put = by === leadField.owner ? owner : value;
    groups.move(carry.ids, to, (row) => row);
    for (const id of carry.ids) {
      const changed = await run("field_edit", { root: "lead", id, field: by, value: put });
      rememberStep(
        changed,
        t("undo.edited", { field: leadFieldLabel(by, field), name: carry.name }),
      );
    }
  }

  function drop(carry: Carry, to: string): void {
    const stage = stageOf(groupOf(to));
    const of = { ids: [...carry.ids], name: carry.name };
    const column = document.querySelector(`[data-column="${CSS.escape(to)}"]`);
    if (stage) actions.drop(of, stage, column?.querySelector("h2, button") ?? null);
    else setField(carry, to).catch(() => void list.session.refresh());
  }

  const isStage = by === leadField.stage || by === leadField.state;
  const isSet = by === leadField.owner || (field?.editable === true && field.customId === null);
  return (
    <Board
      label={t("layout.board")}
      list={list}
      groups={groups}
      currency={currency}
      labelOf={(key) => labelOf(groupOf(key))}
      markOf={(key) => markOf(groupOf(key))}
      fixed={isStage || isSet ? null : t("board.fixed", { field: leadFieldLabel(by, field) })}
      onOpen={onOpen}
      onDrop={drop}
      onMenu={() => actions.openStages()}
    />
  );
}
