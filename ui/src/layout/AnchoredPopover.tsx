import { Popover } from "@mantine/core";
import type { ReactNode } from "react";
import { useReturnFocus } from "#ui/design/returnFocus.ts";
import styles from "./AnchoredPopover.module.css";

type AnchoredPopoverProps = {
  /** What it hangs on: the row or the button that asked for it. */
  anchor: DOMRect;
  label: string;
  onClose: () => void;
  children: ReactNode;
};

/** A small form beside whatever asked for it, which may be gone by the time it is done. */
export function AnchoredPopover({ anchor, label, onClose, children }: AnchoredPopoverProps) {
  useReturnFocus();
  const { top, left, width, height } = anchor;
  const place = { insetBlockStart: top, insetInlineStart: left, width, height };
  return (
    <Popover
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <span className={styles.anchor} style={place} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
