import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from "react";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { fieldsOn, hitsOn, marksOf } from "./pageMarks.ts";
import { wantsPassword } from "./pdf.ts";
import { PdfPage } from "./PdfPage.tsx";
import { usePdf } from "./usePdf.ts";
import type { View } from "./view.ts";
import styles from "./PdfPages.module.css";

type PdfPagesProps = {
  documentId: string;
  text: string;
  view: View;
  password: string | null;
  /** The file is locked with another password than the one given. */
  onLocked: () => void;
};

/** All pages under each other; text can be selected. */
export function PdfPages({ documentId, text, view, password, onLocked }: PdfPagesProps) {
  const { fields, fieldId, words: wanted, hit, onHits } = view;
  const isMarked = fields.length > 0 || wanted !== "";
  const { opened, words, error } = usePdf(documentId, password, isMarked);
  const container = useRef<HTMLDivElement>(null);
  const room = useRoom(container);
  const isLocked = wantsPassword(error);
  useEffect(() => {
    if (isLocked) onLocked();
  }, [isLocked, onLocked]);

  const places = useMemo(() => fieldsOn(words, text, fields), [words, text, fields]);
  const hits = useMemo(() => hitsOn(words, wanted), [words, wanted]);
  useEffect(() => onHits(hits.length), [hits.length, onHits]);
  const pages = opened?.pdf.numPages ?? 0;
  const marks = useMemo(() => {
    const current = { id: wanted === "" ? fieldId : null, hit };
    return Array.from({ length: pages }, (_, index) => marksOf(index + 1, places, hits, current));
  }, [pages, places, hits, fieldId, wanted, hit]);
  usePageInView(container, pages, view.onPage);

  const width = view.zoom === "fit" ? room : ((opened?.width ?? room) * view.zoom) / 100;
  return (
    <div ref={container} className={styles.pages}>
      {error !== null && !isLocked && <ErrorNote error={error} />}
      {error === null && !opened && <Skeleton lines={12} />}
      {opened &&
        marks.map((ofPage, index) => (
          <PdfPage
            // oxlint-disable-next-line react/no-array-index-key -- pages are numbered
            key={index}
            pdf={opened.pdf}
            number={index + 1}
            width={width}
            marks={ofPage}
          />
        ))}
    </div>
  );
}

/** Tells which page stands at the middle of what is seen. */
function usePageInView(
  container: RefObject<HTMLElement | null>,
  pages: number,
  onPage: View["onPage"],
): void {
  useEffect(() => {
    const node = container.current;
    if (!node || pages === 0) return;
    onPage(1, pages);
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting)?.target;
        if (seen instanceof HTMLElement) onPage(Number(seen.dataset["page"]), pages);
      },
      { root: node.parentElement, rootMargin: "-45% 0px -45% 0px" },
    );
    for (const page of node.querySelectorAll("[data-page]")) observer.observe(page);
    return () => observer.disconnect();
  }, [container, pages, onPage]);
}

function useRoom(element: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(node);
      const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight);
      // Of the scroller, as the pages themselves may be wider than what is seen.
      setRoom(Math.max(0, (node.parentElement?.clientWidth ?? 0) - padding));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (node.parentElement) observer.observe(node.parentElement);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
