import { Outlet, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { statusQuery } from "#ui/api/queries.ts";
import { usePreference } from "#ui/api/preferences.ts";
import { HelpDialog } from "#ui/features/help/HelpDialog.tsx";
import { topicOf, type Topic } from "#ui/features/help/topics.ts";
import { ReportDialog } from "#ui/features/jobs/ReportDialog.tsx";
import { Palette } from "#ui/features/palette/Palette.tsx";
import { NewLeadDialog } from "#ui/records/NewLeadDialog.tsx";
import { DropOverlay } from "./DropOverlay.tsx";
import { ShortcutsDialog } from "./ShortcutsDialog.tsx";
import { Sidebar } from "./Sidebar.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { useOutside } from "./useOutside.ts";
import { usePaste } from "./usePaste.ts";
import { useProgramActions } from "./useProgramActions.ts";
import { useRecentRecords } from "./useRecentRecords.ts";
import { useShellActions } from "./useShellActions.ts";
import styles from "./Shell.module.css";

/** What lies over the page; a new lead may have a name already. */
export type Overlay =
  | "palette"
  | "keys"
  | "jobs"
  | "newLead"
  | { newLead: string }
  | { help: Topic }
  | null;

export function Shell() {
  const { data: status } = useQuery(statusQuery());
  const [collapsed] = usePreference("ui.sidebarCollapsed");
  const [overlay, setOverlay] = useState<Overlay>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const here = topicOf(path);
  useShellActions(setOverlay, here);
  useProgramActions();
  useRecentRecords();
  usePaste();
  useOutside();
  const close = () => setOverlay(null);
  const named = overlay && typeof overlay === "object" && "newLead" in overlay && overlay.newLead;
  const helped = overlay && typeof overlay === "object" && "help" in overlay ? overlay.help : null;
  const workspace = status?.workspace;
  if (!workspace) return null;
  return (
    <div className={styles.shell} data-collapsed={collapsed || undefined}>
      <Sidebar workspace={workspace} onPalette={() => setOverlay("palette")} />
      <Outlet />
      <StatusBar
        onKeys={() => setOverlay("keys")}
        jobs={overlay === "jobs"}
        onJobs={(opened) => setOverlay(opened ? "jobs" : null)}
      />
      <DropOverlay workspace={workspace} />
      <Palette
        opened={overlay === "palette"}
        onClose={close}
        onNewLead={(newLead) => setOverlay({ newLead })}
      />
      <ShortcutsDialog
        opened={overlay === "keys"}
        onClose={close}
        onHelp={() => setOverlay({ help: here })}
      />
      <ReportDialog />
      <HelpDialog topic={helped} here={here} onClose={close} />
      <NewLeadDialog
        opened={overlay === "newLead" || typeof named === "string"}
        {...(typeof named === "string" && { name: named })}
        onClose={close}
      />
    </div>
  );
}
