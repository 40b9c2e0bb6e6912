import { useEffect, useEffectEvent } from "react";
import { platform } from "#ui/platform/platform.ts";
import type { Capture } from "#ui/platform/types.ts";
import { useAddFiles } from "#ui/records/useAddFiles.ts";

/** The tray and the system's shortcut ask for a new lead, or for files to take in. */
export function useCapture(onNewLead: () => void): void {
  const { choose } = useAddFiles();
  const onCapture = useEffectEvent((wanted: Capture) => {
    if (wanted === "lead") onNewLead();
    else choose();
  });
  useEffect(() => platform.onCapture((wanted) => onCapture(wanted)), []);
}
