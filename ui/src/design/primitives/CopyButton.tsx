import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { t } from "#ui/i18n/t.ts";
import { Button } from "./Button.tsx";

/** Where the web view refuses the clipboard, the text beside the button can still be selected. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("refused");
    }
  }
  const Icon = state === "copied" ? IconCheck : IconCopy;
  return (
    <Button onClick={() => void copy()} icon={<Icon size={16} stroke={1.5} aria-hidden="true" />}>
      {state === "idle" && label !== undefined ? label : t(`copy.${state}`)}
    </Button>
  );
}
