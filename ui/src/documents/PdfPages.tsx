import { useQuery } from "@tanstack/react-query";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { documentBytesQuery } from "#ui/api/queries.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import type { Mark } from "./marks.ts";
import { openPdf } from "./pdf.ts";
import { PdfPage } from "./PdfPage.tsx";
import styles from "./PdfPages.module.css";

/** All pages under each other, as wide as the pane; text can be selected. */
export function PdfPages({ documentId, marks }: { documentId: string; marks: readonly Mark[] }) {
  const bytes = useQuery(documentBytesQuery(documentId));
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [error, setError] = useState<unknown>(null);
  const container = useRef<HTMLDivElement>(null);
  const width = useWidth(container);

  const { data } = bytes;
  useEffect(() => {
    if (!data) return;
    // pdf.js takes the buffer away; the cache keeps its own.
    const task = openPdf(data.slice(0));
    task.promise.then(setPdf, setError);
    return () => void task.destroy();
  }, [data]);

  const failure = bytes.error ?? error;
  const pages = Array.from({ length: pdf?.numPages ?? 0 }, (_, index) => index + 1);
  return (
    <div ref={container} className={styles.pages}>
      {failure !== null && <ErrorNote error={failure} />}
      {failure === null && !pdf && <Skeleton lines={12} />}
      {pdf &&
        pages.map((number) => (
          <PdfPage key={number} pdf={pdf} number={number} width={width} marks={marks} />
        ))}
    </div>
  );
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(node);
      setWidth(
        Math.max(
          0,
          node.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight),
        ),
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
