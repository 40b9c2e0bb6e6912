import { IconArchive } from "@tabler/icons-react";
import { t } from "#ui/i18n/t.ts";
import { archiveLeads, leadTargets } from "#ui/records/moveLeads.ts";
import { AsideList } from "./AsideList.tsx";

/** Leads that were put aside: out of lists and numbers, but not thrown away. */
export function ArchivePage() {
  return (
    <AsideList
      root="lead"
      scope="archive"
      title={t("nav.archive")}
      empty={{
        icon: <IconArchive size={20} stroke={1.5} />,
        title: t("archive.emptyTitle"),
        body: t("archive.emptyBody"),
      }}
      back={{
        label: t("keys.unarchive"),
        few: (ids) => archiveLeads(leadTargets(ids, undefined), false),
        act: { kind: "archive", on: false },
      }}
    />
  );
}
