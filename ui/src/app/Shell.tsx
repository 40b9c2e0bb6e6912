import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { statusQuery } from "#ui/api/queries.ts";
import { usePreference } from "#ui/api/preferences.ts";
import { NewLeadDialog } from "#ui/records/NewLeadDialog.tsx";
import { DropOverlay } from "./DropOverlay.tsx";
import { ShortcutsDialog } from "./ShortcutsDialog.tsx";
import { Sidebar } from "./Sidebar.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { useCapture } from "./useCapture.ts";
import { usePaste } from "./usePaste.ts";
import { useShellActions } from "./useShellActions.ts";
import styles from "./Shell.module.css";

type Overlay = "keys" | "newLead" | null;

export function Shell() {
  const { data: status } = useQuery(statusQuery());
  const [collapsed] = usePreference("ui.sidebarCollapsed");
  const [overlay, setOverlay] = useState<Overlay>(null);
  useShellActions({ onKeys: () => setOverlay("keys"), onNewLead: () => setOverlay("newLead") });
  usePaste();
  useCapture(() => setOverlay("newLead"));
  const workspace = status?.workspace;
  if (!workspace) return null;
  return (
    <div className={styles.shell} data-collapsed={collapsed || undefined}>
      <Sidebar workspace={workspace} />
      <Outlet />
      <StatusBar onKeys={() => setOverlay("keys")} />
      <DropOverlay workspace={workspace} />
      <ShortcutsDialog opened={overlay === "keys"} onClose={() => setOverlay(null)} />
      <NewLeadDialog opened={overlay === "newLead"} onClose={() => setOverlay(null)} />
    </div>
  );
}
