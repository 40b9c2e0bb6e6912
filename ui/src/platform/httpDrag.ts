import type { Changed, DocumentKind, DroppedFile, Import } from "#ui/bindings/engine.ts";
import { failureOf } from "./failure.ts";
import { isTable } from "./tables.ts";
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
const tableTypes: ReadonlySet<string> = new Set([
  "text/csv",
  "text/tab-separated-values",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
]);

/** A browser tells names and sizes only after the drop; before it there are declared types. */
function announced(transfer: DataTransfer): DroppedFile[] {
  return [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => {
      const kind = kinds[item.type] ?? null;
      return {
        name: "",
        sizeBytes: 0,
        accepted: kind !== null || tableTypes.has(item.type) || item.type === "",
        kind,
      };
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

type Carrier = {
  addFiles: (files: readonly File[]) => Promise<Changed>;
  openImportFile: (file: File) => Promise<Import>;
};

/** Documents go into intake; a table is opened to be taken in as records. */
async function take(
  { addFiles, openImportFile }: Carrier,
  files: readonly File[],
): Promise<Pick<FileDrag, "imported">> {
  const documents = files.filter(({ name }) => !isTable(name));
  const table = files.find(({ name }) => isTable(name));
  if (documents.length > 0) await addFiles(documents);
  return table ? { imported: (await openImportFile(table)).id } : {};
}

export function onBrowserDrag(carrier: Carrier, listener: (drag: FileDrag) => void): () => void {
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
    take(carrier, files).then(
      (imported) => listener({ phase: "drop", files: dropped(files), ...imported }),
      (thrown: unknown) =>
        listener({ phase: "drop", files: dropped(files), problem: failureOf(thrown) }),
    );
  });
  return () => stop.abort();
}
