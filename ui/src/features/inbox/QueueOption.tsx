import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconEye,
  IconLock,
  IconX,
} from "@tabler/icons-react";
import type { IntakeItem } from "#ui/bindings/engine.ts";
import type { Tone } from "#ui/design/primitives/Chip.tsx";
import { formatClock } from "#ui/i18n/format.ts";
import { statusLine, valueOf } from "./queue.ts";
import styles from "./QueueOption.module.css";

const mark = { size: 14, stroke: 1.5, "aria-hidden": true } as const;

/** The state again as a picture, so that it is never told by colour alone. */
function StatusIcon({ item, tone }: { item: IntakeItem; tone: Tone }) {
  if (item.status === "waiting" || item.status === "reading") return <IconClock {...mark} />;
  if (tone === "ok") return <IconCheck {...mark} />;
  if (tone === "warn") return <IconAlertTriangle {...mark} />;
  if (tone === "danger") return <IconX {...mark} />;
  return item.grade === "locked" ? <IconLock {...mark} /> : <IconEye {...mark} />;
}

type QueueOptionProps = {
  id: string;
  item: IntakeItem;
  current: boolean;
  onShow: (item: IntakeItem) => void;
};

export function QueueOption({ id, item, current, onShow }: QueueOptionProps) {
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
        <span className={styles.text}>{text}</span>
      </div>
    </div>
  );
}
