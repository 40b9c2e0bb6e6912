import type { PDFDocumentProxy } from "pdfjs-dist";
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type RefObject,
} from "react";
import { t } from "#ui/i18n/t.ts";
import { markPieces, type PageMark } from "./markPieces.ts";
import { drawPage } from "./pdf.ts";
import styles from "./PdfPage.module.css";

// A little ahead of the scroll, so that turning pages does not show empty paper.
const aheadPx = 600;
/** A4 upright, until the page has told its own shape. */
const usualRatio = Math.SQRT2;

type PdfPageProps = {
  pdf: PDFDocumentProxy;
  number: number;
  width: number;
  marks: readonly PageMark[];
};

export function PdfPage({ pdf, number, width, marks }: PdfPageProps) {
  const paper = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const near = useNear(paper);
  const [drawn, setDrawn] = useState({ ratio: usualRatio, scale: 1, pieces: noPieces });

  useEffect(() => {
    if (!near || width === 0 || !canvas.current || !text.current) return;
    const drawing = drawPage(pdf, number, width, canvas.current, text.current);
    // Only a newer drawing of the same page cancels one.
    drawing.done.then(setDrawn, () => undefined);
    return drawing.cancel;
  }, [pdf, number, near, width]);

  useLayoutEffect(() => {
    markPieces(drawn.pieces, marks, styles["mark"] ?? "");
    const current = marks.find((mark) => mark.current);
    // A page that is not drawn yet comes near, is drawn, and shows the place then.
    const place = current && (paper.current?.querySelector("mark[data-current]") ?? paper.current);
    place?.scrollIntoView({ block: current?.look === "hit" ? "center" : "nearest" });
  }, [drawn.pieces, marks]);

  const size = {
    width,
    height: width * drawn.ratio,
    "--total-scale-factor": drawn.scale,
  } as CSSProperties;
  return (
    <div
      ref={paper}
      role="group"
      aria-label={t("document.page", { page: number, pages: pdf.numPages })}
      data-page={number}
      className={styles.page}
      style={size}
    >
      <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
      <div ref={text} className={styles.text} data-selectable />
    </div>
  );
}

const noPieces: HTMLElement[] = [];

function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) setNear(true);
      },
      { rootMargin: `${aheadPx}px` },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return near;
}
