import { useEffect, useMemo, useRef, type CSSProperties } from "react";
import { t } from "#ui/i18n/t.ts";
import { cut, type Mark } from "./marks.ts";
import type { View } from "./view.ts";
import { findAll, fold } from "./words.ts";
import styles from "./TextPages.module.css";

/** The text that was read from a file, on paper, with the found places marked. */
export function TextPages({ text, view }: { text: string; view: View }) {
  const paper = useRef<HTMLElement>(null);
  const { fields, fieldId, words, hit, zoom, onHits } = view;
  const folded = useMemo(() => fold([{ text, endsLine: false }]), [text]);
  const hits = useMemo(() => findAll(folded, words), [folded, words]);
  useEffect(() => onHits(hits.length), [hits.length, onHits]);
  useEffect(() => {
    paper.current
      ?.querySelector("mark[data-current]")
      ?.scrollIntoView({ block: words === "" ? "nearest" : "center" });
  }, [fieldId, words, hit]);

  if (text.trim() === "") return <p className={styles.none}>{t("document.noText")}</p>;
  const marks: Mark[] = [
    ...fields.map((field) => ({ ...field, current: field.id === fieldId && words === "" })),
    ...hits.map(({ from, to }, index) => ({
      start: from.offset,
      end: to.offset,
      id: null,
      look: "hit" as const,
      current: index === hit,
    })),
  ];
  const size = { "--zoom": zoom === "fit" ? 1 : zoom / 100 } as CSSProperties;
  return (
    <article ref={paper} className={styles.paper} style={size} data-selectable>
      {cut(text, marks).map(({ text: piece, start, mark }) =>
        mark ? (
          <mark
            key={start}
            className={styles.mark}
            data-look={mark.look}
            data-mark={mark.id ?? undefined}
            data-current={mark.current || undefined}
          >
            {piece}
          </mark>
        ) : (
          <span key={start}>{piece}</span>
        ),
      )}
    </article>
  );
}
