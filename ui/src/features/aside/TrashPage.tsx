import { SegmentedControl } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { named, useActions } from "#ui/actions/registry.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import { t } from "#ui/i18n/t.ts";
import { peopleRoots as roots, type PeopleRoot } from "#ui/records/peopleRoot.ts";
import { AsideList } from "./AsideList.tsx";

export function TrashPage() {
  const { root = "lead" } = useSearch({ from: "/trash" });
  const navigate = useNavigate({ from: "/trash" });
  const show = (kind: PeopleRoot) =>
    void navigate({ search: kind === "contact" ? { root: "contact" } : {}, replace: true });
  useActions(
    roots.map((kind) =>
      named(`trash.${kind}`, t("trash.show", { kind: t(`nav.${kind}s`) }), () => show(kind)),
    ),
  );
  return (
    <AsideList
      key={root}
      root={root}
      scope="trash"
      title={t("nav.trash")}
      lead={
        <SegmentedControl
          aria-label={t("trash.kind")}
          value={root}
          data={roots.map((value) => ({ value, label: t(`nav.${value}s`) }))}
          onChange={show}
        />
      }
      empty={{
        icon: <IconTrash size={20} stroke={1.5} />,
        title: t("trash.emptyTitle"),
        body: t("trash.emptyBody"),
      }}
      back={{
        label: t("action.restore"),
        few: (ids) => restore(root, ids),
        act: { kind: "restore" },
      }}
    />
  );
}

async function restore(root: PeopleRoot, ids: string[]): Promise<boolean> {
  try {
    const changed = await run("restore", { root, ids });
    offerUndo(t("trash.restored", { count: ids.length }), changed);
    return true;
  } catch {
    return false;
  }
}
