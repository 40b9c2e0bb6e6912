import { useEffect, useRef, type ReactNode } from "react";
import { ariaKeys } from "#ui/actions/keys.ts";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { t } from "#ui/i18n/t.ts";
import type { Group, Item } from "./items.ts";
import type { Mark } from "./matching.ts";
import styles from "./PaletteList.module.css";

type PaletteListProps = {
  /** The box's id; it points at the current line by it. */
  id: string;
  groups: readonly Group[];
  at: number;
  onRun: (item: Item) => void;
};

export function PaletteList({ id, groups, at, onRun }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector('[aria-selected="true"]');
    const isFirst = at === 0;
    (isFirst ? current?.closest("[role='group']") : current)?.scrollIntoView({ block: "nearest" });
  }, [at, groups]);
  const items = groups.flatMap((group) => group.items);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      tabIndex={-1}
      aria-label={t("palette.results")}
      className={styles.list}
    >
      {groups.map((group) => (
        <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
          <p id={`${id}-${group.key}`} className={styles.title} role="presentation">
            {group.title}
          </p>
          {group.items.map((item) => {
            const index = items.indexOf(item);
            return (
              <Line
                key={item.key}
                id={`${id}-${index}`}
                item={item}
                selected={index === at}
                onRun={onRun}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

type LineProps = { id: string; item: Item; selected: boolean; onRun: (item: Item) => void };

function Line({ id, item, selected, onRun }: LineProps) {
  const { icon, label, marks = noMarks, about, keys } = item;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the box answers keys
    <div
      role="option"
      id={id}
      aria-selected={selected}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      tabIndex={-1}
      className={styles.line}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onRun(item)}
    >
      <span className={styles.icon}>{icon}</span>
      <span className={styles.text}>
        <span className={styles.label} data-label>
          {marked(label, marks)}
        </span>
        {about && <span className={styles.about}>{about}</span>}
      </span>
      {selected && !keys ? <Kbd keys="Enter" /> : keys && <Kbd keys={keys} />}
    </div>
  );
}

const noMarks: readonly Mark[] = [];

function marked(label: string, marks: readonly Mark[]): ReactNode {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    if (start < from) continue;
    parts.push(label.slice(from, start), <mark key={start}>{label.slice(start, end)}</mark>);
    from = end;
  }
  return [...parts, label.slice(from)];
}
