import { IconBan, IconPlus, IconWalk } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { useList } from "#ui/grid/useList.ts";
import { cached } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { AddInteractionDialog } from "#ui/records/AddInteractionDialog.tsx";
import { useColumns } from "#ui/records/columns/useColumns.ts";
import { interactionField } from "#ui/records/fields.ts";
import { voidInteraction } from "#ui/records/interactions.ts";
import { ListPage } from "#ui/records/lists/ListPage.tsx";
import { NoRecords } from "#ui/records/lists/NoRecords.tsx";
import type { ListAddress, ListState } from "#ui/records/listState.ts";
import { useListView } from "#ui/records/views/useListView.ts";
import { interactionColumns, type InteractionListRow } from "./columns.tsx";

const plain: ListState = {
  rule: "",
  sort: [{ field: interactionField.at, descending: true }],
  columns: [],
  layout: "list",
  groupBy: null,
};

/** What people did, whoever they are; a line is the way to whose it is. */
export function InteractionsPage() {
  const { at, ...address } = useSearch({ from: "/interactions" });
  const navigate = useNavigate({ from: "/interactions" });
  const go = (search: ListAddress, replace: boolean) => void navigate({ search, replace });
  const view = useListView({ root: "interaction", plain, address, go });
  const { rule, sort } = view;
  const list = useList<InteractionListRow>({ root: "interaction", scope: "live", rule, sort }, at);
  const columns = useColumns(
    { root: "interaction", usual: cached("interaction columns", interactionColumns) },
    view.columns,
  );
  const [isNew, setNew] = useState(false);
  const { row } = list;
  const voidRow = () => row && void voidInteraction(row);
  useActions([
    {
      id: "new",
      label: t("newInteraction.title"),
      keys: ["c"],
      scope: "page",
      run: () => setNew(true),
    },
    { id: "void", label: t("interaction.void"), keys: ["Delete"], scope: "list", run: voidRow },
  ]);
  return (
    <ListPage
      title={t("nav.interactions")}
      view={view}
      list={list}
      columns={columns}
      total={(count) => t("interactions.total", { count })}
      actions={
        <>
          <Button
            keys="Delete"
            disabled={!row}
            icon={<IconBan size={16} stroke={1.5} aria-hidden="true" />}
            onClick={voidRow}
          >
            {t("interaction.void")}
          </Button>
          <Button
            look="primary"
            keys="c"
            icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => setNew(true)}
          >
            {t("newInteraction.open")}
          </Button>
        </>
      }
      items={[]}
      empty={
        <NoRecords
          icon={<IconWalk size={20} stroke={1.5} />}
          rule={rule}
          onClear={() => view.change({ rule: "" })}
          none={{ title: t("interactions.noneTitle"), body: t("interactions.noneBody") }}
          noMatch={t("interactions.noneMatch")}
        />
      }
      onOpen={({ contactId }) =>
        contactId !== null &&
        void navigate({ to: "/customers/$id", params: { id: contactId }, search: {} })
      }
    >
      <AddInteractionDialog opened={isNew} onClose={() => setNew(false)} />
    </ListPage>
  );
}
