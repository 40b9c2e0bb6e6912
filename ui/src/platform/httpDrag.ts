import type { Changed, DocumentKind, DroppedFile } from "#ui/bindings/engine.ts";
import { failureOf } from "./failure.ts";
import type { FileDrag } from "./types.ts";

const sizeMax = 25 * 1024 * 1024;
const kinds: Record<string, DocumentKind> = {
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/msword": "doc",
  "application/rtf": "rtf",
  "text/rtf": "rtf",
  "application/vnd.oasis.opendocument.text": "odt",
  "text/plain": "txt",
};

/** A browser tells names and sizes only after the drop; before it there are declared types. */
function announced(transfer: DataTransfer): DroppedFile[] {
  return [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => {
      const kind = kinds[item.type] ?? null;
      return { name: "", sizeBytes: 0, accepted: kind !== null || item.type === "", kind };
    });
}

function dropped(files: readonly File[]): DroppedFile[] {
  return files.map((file) => ({
    name: file.name,
    sizeBytes: file.size,
    accepted: file.size <= sizeMax,
    kind: kinds[file.type] ?? null,
  }));
}

export function onBrowserDrag(
  addFiles: (files: readonly File[]) => Promise<Changed>,
  listener: (drag: FileDrag) => void,
): () => void {
  // Every element sends its own enter and leave; only the count says when the window is left.
  let depth = 0;
  const stop = new AbortController();
  const on = (
    type: "dragenter" | "dragover" | "dragleave" | "drop",
    handle: (event: DragEvent) => void,
  ) =>
    window.addEventListener(
      type,
      (event) => {
        if (event.dataTransfer?.types.includes("Files") !== true) return;
        event.preventDefault();
        handle(event);
      },
      { signal: stop.signal },
    );

  on("dragenter", ({ dataTransfer }) => {
    depth += 1;
    if (depth === 1 && dataTransfer) listener({ phase: "enter", files: announced(dataTransfer) });
  });
  on("dragover", () => undefined);
  on("dragleave", () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) listener({ phase: "leave", files: [] });
  });
  on("drop", ({ dataTransfer }) => {
    depth = 0;
    const files = [...(dataTransfer?.files ?? [])];
    addFiles(files).then(
      () => listener({ phase: "drop", files: dropped(files) }),
      (thrown: unknown) =>
        listener({ phase: "drop", files: dropped(files), problem: failureOf(thrown) }),
    );
  });
  return () => stop.abort();
}
