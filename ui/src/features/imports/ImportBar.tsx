import { Menu } from "@mantine/core";
import { useState } from "react";
import { named, useActions, type Action } from "#ui/actions/registry.ts";
import { undo } from "#ui/actions/undo.ts";
import type { Import } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import { saveFailed, step } from "./acts.ts";

const goKey = "Mod+Enter";

/** What can be done with the import next; the way on is the last one. */
export function ImportBar({ of }: { of: Import }) {
  const { id, state, report, group } = of;
  const hasFailed = (report?.failed ?? 0) + (report?.conflict ?? 0) > 0;
  const check = () => void step("import_check", { id });
  const start = () => void step("import_start", { id });
  const pause = () => void step("import_pause", { id });
  const resume = () => void step("import_resume", { id });
  const go = (label: string, run: () => void): Action => ({
    id: "go",
    label,
    keys: [goKey],
    scope: "page",
    inFields: true,
    run,
  });
  const next: Record<Import["state"], Action | null> = {
    open: go(t("import.check"), check),
    checking: null,
    checked: go(t("import.start"), start),
    running: go(t("import.pause"), pause),
    paused: go(t("import.resume"), resume),
    done: null,
    cancelled: null,
    failed: go(t("import.resume"), resume),
  };
  const way = next[state];
  const isIn = state === "running" || state === "paused" || state === "failed";
  const isOver = state === "done" || state === "cancelled";
  useActions([
    ...(way ? [way] : []),
    ...(state === "checked" ? [named("checkAgain", t("import.checkAgain"), check)] : []),
    ...(hasFailed ? [named("failed", t("import.saveFailed"), () => void saveFailed(of))] : []),
    ...(isOver && group !== null
      ? [named("undoImport", t("import.undo"), () => void undo(group))]
      : []),
  ]);
  return (
    <>
      {hasFailed && <Button onClick={() => void saveFailed(of)}>{t("import.saveFailed")}</Button>}
      {state === "checked" && <Button onClick={check}>{t("import.checkAgain")}</Button>}
      {isIn && <CancelMenu id={id} />}
      {isOver && group !== null && (
        <Button onClick={() => void undo(group)}>{t("import.undo")}</Button>
      )}
      {way && (
        <Button look="primary" keys={goKey} onClick={way.run}>
          {way.label}
        </Button>
      )}
    </>
  );
}

/** What is in already can stay, or go again. */
function CancelMenu({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  const cancel = (keep: boolean) => void step("import_cancel", { id, keep });
  useActions([
    named("cancelKeep", t("import.cancelKeep"), () => cancel(true)),
    named("cancelBack", t("import.cancelBack"), () => cancel(false)),
  ]);
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end">
      <Menu.Target>
        <Button>{t("action.cancel")}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => cancel(true)}>{t("import.cancelKeep")}</Menu.Item>
        <Menu.Item onClick={() => cancel(false)}>{t("import.cancelBack")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
