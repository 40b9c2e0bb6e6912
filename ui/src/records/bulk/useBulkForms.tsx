import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { tagsQuery } from "#ui/api/queries.ts";
import type { Root, TagMark } from "#ui/bindings/engine.ts";
import type { Chosen } from "#ui/grid/checks.ts";
import { t } from "#ui/i18n/t.ts";
import { AnchoredPopover } from "#ui/layout/AnchoredPopover.tsx";
import { leadTargets } from "#ui/records/moveLeads.ts";
import { tagLeads } from "#ui/records/tagActs.ts";
import { TagPicker } from "#ui/records/TagPicker.tsx";
import { AssignList } from "./AssignList.tsx";
import { EditFieldForm } from "./EditFieldForm.tsx";
import { actOn, startBulk, type NamedAct } from "./startBulk.ts";

/** The current row of a grid, or card of a board. */
export const currentRow = "[data-index][data-active], [data-card][data-active]";

type FormKind = "assign" | "tag" | "untag" | "edit";

export type BulkForms = ReturnType<typeof useBulkForms>;

/** What is open, where, and for which records: they may change while it is. */
type OpenForm = { kind: FormKind; anchor: DOMRect; chosen: Chosen };

/** The acts that ask for something first: whom, which tag, which value. */
export function useBulkForms(root: Root, chosen: Chosen, onActed: () => void) {
  const [form, setForm] = useState<OpenForm | null>(null);
  const close = () => setForm(null);

  /** It hangs on what was pressed; by key on the bar, or on the current row. */
  function open(kind: FormKind, from?: Element): void {
    const anchor =
      from ?? document.querySelector("[data-bulk]") ?? document.querySelector(currentRow);
    if (anchor && chosen.count > 0)
      setForm({ kind, anchor: anchor.getBoundingClientRect(), chosen });
  }

  const node = form && (
    <AnchoredPopover anchor={form.anchor} label={t(`bulk.${form.kind}`)} onClose={close}>
      <Form
        kind={form.kind}
        root={root}
        chosen={form.chosen}
        onActed={() => {
          close();
          onActed();
        }}
        onClose={close}
      />
    </AnchoredPopover>
  );
  return { open, node };
}

type FormProps = {
  kind: FormKind;
  root: Root;
  chosen: Chosen;
  onActed: () => void;
  onClose: () => void;
};

function Form({ kind, root, chosen, onActed, onClose }: FormProps): ReactNode {
  const tags = useQuery(tagsQuery()).data ?? [];

  async function tag(picked: TagMark, on: boolean): Promise<void> {
    const few = (ids: string[]) => tagLeads(leadTargets(ids, undefined), picked, on);
    const many = { act: { kind: "tag", tagId: picked.id, on }, what: picked.name } as const;
    if (await actOn(chosen, few, many)) onActed();
  }
  async function start(act: NamedAct, failure?: "here"): Promise<void> {
    await startBulk(chosen, act, failure);
    onActed();
  }

  switch (kind) {
    case "assign":
      return (
        <AssignList
          onPick={(ownerId, name) => {
            // What is refused has been told in a notice.
            start({ act: { kind: "assign", ownerId }, what: name }).catch(() => undefined);
          }}
        />
      );
    case "tag":
    case "untag":
      return (
        <TagPicker
          marked={kind === "untag" ? tags : []}
          makes={kind === "tag"}
          onTag={(picked, on) => void tag(picked, on)}
        />
      );
    case "edit":
      return (
        <EditFieldForm
          root={root}
          count={chosen.count}
          onEdit={(act) => start(act, "here")}
          onClose={onClose}
        />
      );
  }
}
