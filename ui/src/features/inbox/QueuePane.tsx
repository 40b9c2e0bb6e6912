import { IconUpload } from "@tabler/icons-react";
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import type { IntakeItem } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { useAddFiles } from "#ui/records/useAddFiles.ts";
import { QueueOption } from "./QueueOption.tsx";
import styles from "./QueuePane.module.css";

type QueuePaneProps = {
  title: string;
  items: readonly IntakeItem[];
  /** How many there are in all; the queue holds the newest of them. */
  total: number;
  current: IntakeItem;
  onShow: (item: IntakeItem) => void;
  /** What can be done with all of them. */
  acts?: ReactNode;
  /** How far the reading of a drop has come. */
  progress: ReactNode;
};

export function QueuePane(props: QueuePaneProps) {
  const { title, items, total, current, onShow, acts, progress } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const { choose } = useAddFiles();
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current.id]);

  function onKeyDown(event: KeyboardEvent): void {
    const at = items.findIndex((item) => item.id === current.id);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const target =
      event.key === "Home" ? items[0] : event.key === "End" ? items.at(-1) : items[at + step];
    if (!target || target.id === current.id) return;
    event.preventDefault();
    onShow(target);
  }

  return (
    <Pane label={title} width="queue">
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.count}>{formatNumber(total)}</span>
        <span className={styles.acts}>{acts}</span>
      </div>
      {progress}
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={title}
        aria-activedescendant={`${id}-${current.id}`}
        className={styles.list}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          <QueueOption
            key={item.id}
            id={`${id}-${item.id}`}
            item={item}
            current={item.id === current.id}
            onShow={onShow}
          />
        ))}
      </div>
      <div className={styles.foot}>
        <span className={styles.count}>
          {items.length < total && t("inbox.newest", { count: items.length })}
        </span>
        <Button
          keys="Mod+O"
          icon={<IconUpload size={14} stroke={1.5} aria-hidden="true" />}
          onClick={choose}
        >
          {t("files.add")}
        </Button>
      </div>
    </Pane>
  );
}
