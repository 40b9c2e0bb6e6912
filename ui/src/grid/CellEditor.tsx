import { useLayoutEffect, useRef, type KeyboardEvent } from "react";
import styles from "./CellEditor.module.css";

/** How an edit ended, which decides where the active cell goes. */
export type EditEnd = "down" | "right" | "left" | "stay" | "cancel";

type CellEditorProps = {
  label: string;
  initial: string;
  onEnd: (text: string | null, end: EditEnd) => void;
};

/** Mounted only in the cell that is being edited. */
export function CellEditor({ label, initial, onEnd }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);

  function finish(end: EditEnd): void {
    // Leaving the field because of Enter must not save a second time.
    if (ended.current) return;
    ended.current = true;
    onEnd(end === "cancel" ? null : (input.current?.value.trim() ?? ""), end);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const end = endOf(event);
    if (end === null) return;
    event.preventDefault();
    finish(end);
  }

  return (
    <input
      ref={input}
      className={styles.editor}
      aria-label={label}
      defaultValue={initial}
      onKeyDown={onKeyDown}
      onBlur={() => finish("stay")}
    />
  );
}

function endOf({ key, shiftKey }: KeyboardEvent): EditEnd | null {
  if (key === "Enter") return "down";
  if (key === "Tab") return shiftKey ? "left" : "right";
  return key === "Escape" ? "cancel" : null;
}
