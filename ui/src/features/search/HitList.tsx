import { IconFileText, IconInbox, IconNote } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Hit } from "#ui/bindings/engine.ts";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./HitList.module.css";

type HitListProps = {
  /** The box's id; it points at the hits by it. */
  id: string;
  hits: readonly Hit[];
  current: Hit | undefined;
  onOpen: (hit: Hit) => void;
};

export function HitList({ id, hits, current, onOpen }: HitListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);
  return (
    <div
      ref={list}
      id={`${id}-hits`}
      role="listbox"
      tabIndex={-1}
      aria-label={t("search.results")}
      className={styles.list}
      hidden={hits.length === 0}
    >
      {hits.map((hit) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the box answers keys
        <div
          key={hit.id}
          role="option"
          id={`${id}-${hit.id}`}
          aria-selected={hit.id === current?.id}
          tabIndex={-1}
          className={styles.hit}
          onClick={() => onOpen(hit)}
        >
          <HitContent hit={hit} />
        </div>
      ))}
    </div>
  );
}

function HitContent({ hit }: { hit: Hit }) {
  const { kind, title, leadName, inbox, snippet, at } = hit;
  const Icon = kind === "note" ? IconNote : IconFileText;
  return (
    <>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
      <div className={styles.content}>
        <div className={styles.head}>
          <span className={styles.title}>
            {kind === "note" ? t("timeline.note", { who: title }) : title}
          </span>
          {inbox ? (
            <Chip tone="info" icon={<IconInbox size={12} stroke={1.5} aria-hidden="true" />}>
              {t("nav.inbox")}
            </Chip>
          ) : (
            <span className={styles.lead}>{leadName}</span>
          )}
          <span className={styles.when}>
            <When at={at} />
          </span>
        </div>
        <p className={styles.snippet}>
          {snippet.map((piece, index) =>
            piece.hit ? (
              // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name
              <mark key={index} className={styles.mark}>
                {piece.text}
              </mark>
            ) : (
              // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name
              <span key={index}>{piece.text}</span>
            ),
          )}
        </p>
      </div>
    </>
  );
}
