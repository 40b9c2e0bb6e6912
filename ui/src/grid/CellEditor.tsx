import { Popover } from "@mantine/core";
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { showNotice } from "#ui/actions/notices.tsx";
import styles from "./CellEditor.module.css";

/** How an edit ended, which decides where the active cell goes. */
export type EditEnd = "down" | "right" | "left" | "stay" | "cancel";

/** Stores a text; what is wrong with it comes back, or null once it is kept. */
export type SaveText = (text: string) => Promise<string | null>;

type CellEditorProps = {
  label: string;
  initial: string;
  onSave: SaveText;
  /** Not called while the text is refused: the editor stays as it is. */
  onEnd: (end: EditEnd) => void;
};

/** Mounted only in the cell that is being edited. */
export function CellEditor({ label, initial, onSave, onEnd }: CellEditorProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const busy = useRef(false);
  const [before] = useState(initial);
  const [wrong, setWrong] = useState<string | null>(null);
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);

  async function finish(end: EditEnd): Promise<void> {
    // Leaving the field because of Enter must not save a second time.
    if (busy.current) return;
    busy.current = true;
    const text = input.current?.value.trim() ?? "";
    const refused = end === "cancel" || text === before ? null : await onSave(text);
    if (refused === null) return input.current ? onEnd(end) : undefined;
    // The page went on without the field; the error must still be told.
    if (!input.current) return showNotice(refused);
    busy.current = false;
    setWrong(refused);
    input.current.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const end = endOf(event);
    if (end === null) return;
    event.preventDefault();
    void finish(end);
  }

  return (
    <Popover
      opened={wrong !== null}
      position="bottom-start"
      offset={4}
      withRoles={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Popover.Target>
        <input
          ref={input}
          className={styles.editor}
          aria-label={label}
          aria-invalid={wrong === null ? undefined : true}
          aria-describedby={wrong === null ? undefined : id}
          autoComplete="off"
          dir="auto"
          defaultValue={before}
          onChange={() => setWrong(null)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            // A text that is known to be wrong waits; taking the focus back again would be a trap.
            if (wrong === null) void finish("stay");
          }}
        />
      </Popover.Target>
      <Popover.Dropdown className={styles.wrong} role="alert" id={id}>
        {wrong}
      </Popover.Dropdown>
    </Popover>
  );
}

function endOf({ key, shiftKey }: KeyboardEvent): EditEnd | null {
  if (key === "Enter") return "down";
  if (key === "Tab") return shiftKey ? "left" : "right";
  return key === "Escape" ? "cancel" : null;
}
