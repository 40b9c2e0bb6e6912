import { useEffect, useRef } from "react";
import { t } from "#ui/i18n/t.ts";
import { cut, type Mark } from "./marks.ts";
import styles from "./TextPages.module.css";

/** The text that was read from a file, on paper, with the found places marked. */
export function TextPages({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const current = useRef<HTMLElement>(null);
  const currentStart = marks.find((mark) => mark.current)?.start;
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest" });
  }, [currentStart]);
  if (text.trim() === "") return <p className={styles.none}>{t("document.noText")}</p>;
  return (
    <article className={styles.paper} data-selectable>
      {cut(text, marks).map((piece, index) =>
        piece.mark ? (
          <mark
            key={piece.mark.start}
            ref={piece.mark.current ? current : null}
            className={styles.mark}
            data-doubtful={piece.mark.doubtful || undefined}
            data-current={piece.mark.current || undefined}
          >
            {piece.text}
          </mark>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name
          <span key={index}>{piece.text}</span>
        ),
      )}
    </article>
  );
}
