import { lazy, Suspense } from "react";
import type { DocumentKind } from "#ui/bindings/engine.ts";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import type { Mark } from "./marks.ts";
import { TextPages } from "./TextPages.tsx";

// pdf.js is larger than the rest of the program; it loads with the first PDF.
const PdfPages = lazy(async () => ({ default: (await import("./PdfPages.tsx")).PdfPages }));

type DocumentPreviewProps = {
  /** null while the file has no document yet; its text is shown then. */
  documentId: string | null;
  kind: DocumentKind | null;
  text: string | null;
  marks?: readonly Mark[];
};

const noMarks: readonly Mark[] = [];

/** A PDF as its own pages; any other file as the text that was read from it. */
export function DocumentPreview({ documentId, kind, text, marks = noMarks }: DocumentPreviewProps) {
  if (kind === "pdf" && documentId !== null) {
    return (
      <Suspense fallback={<Skeleton lines={8} />}>
        <PdfPages key={documentId} documentId={documentId} marks={marks} />
      </Suspense>
    );
  }
  return <TextPages text={text ?? ""} marks={marks} />;
}
