import { lazy, Suspense } from "react";
import type { DocumentKind } from "#ui/bindings/engine.ts";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { TextPages } from "./TextPages.tsx";
import type { View } from "./view.ts";

// pdf.js is larger than the rest of the program; it loads with the first PDF.
const PdfPages = lazy(async () => ({ default: (await import("./PdfPages.tsx")).PdfPages }));

export type Previewed = {
  /** null while the file has no document yet; its text is shown then. */
  documentId: string | null;
  kind: DocumentKind | null;
  text: string | null;
};

type DocumentPreviewProps = Previewed & {
  view: View;
  password: string | null;
  onLocked: () => void;
};

/** A PDF as its own pages; any other file as the text that was read from it. */
export function DocumentPreview(props: DocumentPreviewProps) {
  const { documentId, kind, text, view } = props;
  if (kind === "pdf" && documentId !== null) {
    return (
      <Suspense fallback={<Skeleton lines={8} />}>
        <PdfPages key={documentId} {...props} documentId={documentId} text={text ?? ""} />
      </Suspense>
    );
  }
  return <TextPages text={text ?? ""} view={view} />;
}
