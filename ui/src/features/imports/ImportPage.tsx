import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useActions } from "#ui/actions/registry.ts";
import { importQuery } from "#ui/api/queries.ts";
import type { Import } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { isAtWork, isOpen } from "./importText.ts";
import { Changes } from "./Changes.tsx";
import { FileSection } from "./FileSection.tsx";
import { ImportBar } from "./ImportBar.tsx";
import { MappingSection } from "./MappingSection.tsx";
import { MatchSection } from "./MatchSection.tsx";
import { Outcome } from "./Outcome.tsx";
import { Reasons } from "./Reasons.tsx";
import styles from "./imports.module.css";

// While a job works on it, its count is worth looking at this often.
const lookMs = 500;

/** One file on its way in: what it is, where its columns go, what would come of it, what came. */
export function ImportPage() {
  const { id } = useParams({ from: "/import/$id" });
  const found = useQuery({
    ...importQuery(id),
    refetchInterval: ({ state: { data } }) => (data && isAtWork(data) ? lookMs : false),
  });
  const navigate = useNavigate();
  const back = () => void navigate({ to: "/import" });
  useActions([{ id: "back", label: t("import.back"), keys: ["Escape"], scope: "page", run: back }]);
  return (
    <Page
      title={found.data?.name ?? t("nav.import")}
      titleHidden
      lead={
        <>
          <IconButton
            label={t("import.back")}
            keys="Escape"
            icon={<IconArrowLeft size={16} stroke={1.5} />}
            onClick={back}
          />
          <span dir="auto">{found.data?.name}</span>
        </>
      }
      actions={found.data && <ImportBar of={found.data} />}
    >
      <Body>
        <Pane label={t("import.pane")} width="rest">
          {found.error && <ErrorNote error={found.error} />}
          {found.isPending && <Skeleton lines={12} />}
          {found.data && (
            <Scroll label={t("import.pane")}>
              <div className={styles.column}>
                <Parts of={found.data} />
              </div>
            </Scroll>
          )}
        </Pane>
      </Body>
    </Page>
  );
}

function Parts({ of }: { of: Import }) {
  const { report } = of;
  return (
    <>
      <Outcome of={of} />
      {report && report.reasons.length > 0 && <Reasons of={of} reasons={report.reasons} />}
      {report && report.changes.length > 0 && <Changes of={of} changes={report.changes} />}
      {isOpen(of) && <FileSection of={of} />}
      {isOpen(of) && <MappingSection of={of} />}
      {isOpen(of) && <MatchSection of={of} />}
    </>
  );
}
