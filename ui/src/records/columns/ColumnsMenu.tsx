import { Popover } from "@mantine/core";
import { IconCheck, IconColumns, IconGripVertical } from "@tabler/icons-react";
import { useEffect, useState, type KeyboardEvent } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import type { ViewColumn } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { t } from "#ui/i18n/t.ts";
import { movedTo, toggled } from "./columnChoice.ts";
import styles from "./ColumnsMenu.module.css";

type ColumnsMenuProps = {
  all: readonly { id: string; label: string }[];
  choice: readonly ViewColumn[];
  /** An empty choice means the usual columns. */
  onChoice: (choice: ViewColumn[]) => void;
};

/** Which columns there are, and in which order. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  const [open, setOpen] = useState(false);
  useActions([named("columns", t("columns.title"), () => setOpen(true))]);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <IconButton
          label={t("columns.title")}
          icon={<IconColumns size={16} stroke={1.5} />}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t("columns.title")}>
        <Choice {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Choice({ all, choice, onChoice }: ColumnsMenuProps) {
  const { dragged, grip, over } = useDragged((field, to) => onChoice(movedTo(choice, field, to)));
  const shown = choice.flatMap(({ field }) => all.find(({ id }) => id === field) ?? []);
  const others = all.filter(({ id }) => !shown.some((each) => each.id === id));

  function onKeyDown(event: KeyboardEvent, id: string, at: number): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (event.altKey) return at === -1 ? undefined : onChoice(movedTo(choice, id, at + by));
    const list = event.currentTarget.closest("ul");
    const boxes = [...(list?.querySelectorAll("button") ?? [])];
    boxes[boxes.indexOf(event.currentTarget as HTMLButtonElement) + by]?.focus();
  }

  return (
    <>
      <ul className={styles.list}>
        {[...shown, ...others].map(({ id, label }, index) => {
          const isShown = index < shown.length;
          return (
            <li
              key={id}
              className={styles.column}
              data-dragged={dragged === id || undefined}
              onPointerEnter={() => isShown && over(index)}
            >
              <span className={styles.grip} aria-hidden="true" {...(isShown && grip(id))}>
                {isShown && <IconGripVertical size={14} stroke={1.5} />}
              </span>
              <button
                type="button"
                role="checkbox"
                aria-checked={isShown}
                aria-keyshortcuts={isShown ? "Alt+ArrowUp Alt+ArrowDown" : undefined}
                className={styles.check}
                onClick={() => onChoice(toggled(choice, id))}
                onKeyDown={(event) => onKeyDown(event, id, isShown ? index : -1)}
              >
                <span className={styles.box}>
                  {isShown && <IconCheck size={12} stroke={2.5} aria-hidden="true" />}
                </span>
                <span className={styles.label}>{label}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className={styles.foot}>
        <span>
          {t("columns.order")} <Kbd keys="Alt+ArrowUp" /> <Kbd keys="Alt+ArrowDown" />
        </span>
        <Button look="link" onClick={() => onChoice([])}>
          {t("views.reset")}
        </Button>
      </div>
    </>
  );
}

/** A line that is held by its grip goes to each place that the pointer comes to. */
function useDragged(onPlace: (id: string, to: number) => void) {
  const [dragged, setDragged] = useState<string | null>(null);
  useEffect(() => {
    if (dragged === null) return;
    const stop = () => setDragged(null);
    document.addEventListener("pointerup", stop);
    document.addEventListener("pointercancel", stop);
    return () => {
      document.removeEventListener("pointerup", stop);
      document.removeEventListener("pointercancel", stop);
    };
  }, [dragged]);
  return {
    dragged,
    grip: (id: string) => ({ onPointerDown: () => setDragged(id) }),
    over: (index: number) => {
      if (dragged !== null) onPlace(dragged, index);
    },
  };
}
