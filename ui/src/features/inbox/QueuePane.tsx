import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconEye,
  IconLock,
  IconX,
} from "@tabler/icons-react";
import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import type { IntakeItem } from "#ui/bindings/engine.ts";
import type { Tone } from "#ui/design/primitives/Chip.tsx";
import { formatClock, formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { isRefused, statusLine, valueOf } from "./queue.ts";
import styles from "./QueuePane.module.css";

type QueuePaneProps = {
  items: readonly IntakeItem[];
  /** How many there are in all; the queue holds the newest of them. */
  total: number;
  current: IntakeItem;
  onShow: (item: IntakeItem) => void;
};

export function QueuePane({ items, total, current, onShow }: QueuePaneProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const toReview = items.filter((item) => !isRefused(item));
  const refused = items.filter(isRefused);
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

  const option = (item: IntakeItem) => (
    <QueueOption
      key={item.id}
      id={`${id}-${item.id}`}
      item={item}
      current={item.id === current.id}
      onShow={onShow}
    />
  );
  return (
    <Pane label={t("inbox.queue")} width="queue">
      <div className={styles.head}>
        <h2 className={styles.title}>{t("inbox.files")}</h2>
        <span className={styles.count}>{formatNumber(total)}</span>
      </div>
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={t("inbox.queue")}
        aria-activedescendant={`${id}-${current.id}`}
        className={styles.list}
        onKeyDown={onKeyDown}
      >
        {toReview.length > 0 && (
          <div role="group" aria-label={t("inbox.toReview")}>
            <GroupHead title={t("inbox.toReview")} count={total - refused.length} />
            {toReview.map(option)}
          </div>
        )}
        {refused.length > 0 && (
          <div role="group" aria-label={t("inbox.notTaken")}>
            <GroupHead title={t("inbox.notTaken")} count={refused.length} />
            {refused.map(option)}
          </div>
        )}
      </div>
    </Pane>
  );
}

function GroupHead({ title, count }: { title: string; count: number }) {
  return (
    <p className={styles.group} aria-hidden="true">
      {title}
      <span className={styles.count}>{formatNumber(count)}</span>
    </p>
  );
}

const mark = { size: 14, stroke: 1.5, "aria-hidden": true } as const;

/** The state again as a picture, so that it is never told by colour alone. */
function StatusIcon({ item, tone }: { item: IntakeItem; tone: Tone }) {
  if (item.status === "waiting" || item.status === "reading") return <IconClock {...mark} />;
  if (item.grade === "locked") return <IconLock {...mark} />;
  if (tone === "ok") return <IconCheck {...mark} />;
  if (tone === "warn") return <IconAlertTriangle {...mark} />;
  return tone === "danger" ? <IconX {...mark} /> : <IconEye {...mark} />;
}

type QueueOptionProps = {
  id: string;
  item: IntakeItem;
  current: boolean;
  onShow: (item: IntakeItem) => void;
};

function QueueOption({ id, item, current, onShow }: QueueOptionProps) {
  const { text, tone } = statusLine(item);
  const name = valueOf(item, "name");
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list answers keys
    <div
      role="option"
      id={id}
      aria-selected={current}
      tabIndex={-1}
      className={styles.option}
      onClick={() => onShow(item)}
    >
      <div className={styles.line}>
        <span className={styles.name}>{name === "" ? item.fileName : name}</span>
        <time dateTime={new Date(item.receivedAt).toISOString()}>
          {formatClock(item.receivedAt)}
        </time>
      </div>
      {name !== "" && <div className={styles.file}>{item.fileName}</div>}
      <div className={styles.status} data-tone={tone}>
        <StatusIcon item={item} tone={tone} />
        {text}
      </div>
    </div>
  );
}
