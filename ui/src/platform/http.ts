import type { Changed, DomainEvent, Import } from "#ui/bindings/engine.ts";
import { allTags } from "#ui/bindings/tags.ts";
import { base64Of } from "./base64.ts";
import { CommandFailure, isCommandError, localFailure } from "./failure.ts";
import { onBrowserDrag } from "./httpDrag.ts";
import type { CommandName, Platform, Request, Response as Answer } from "./types.ts";

async function post(path: string, body: unknown): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch (thrown) {
    throw new CommandFailure({ ...localFailure("unreachable", String(thrown)), retryable: true });
  }
  if (answer.ok) return answer;
  if (answer.status === 401) throw new CommandFailure(localFailure("session_used", "HTTP 401"));
  throw new CommandFailure(await errorOf(answer));
}

async function errorOf(answer: Response) {
  const body: unknown = await answer.json().catch(() => null);
  return isCommandError(body) ? body : localFailure("internal", `HTTP ${answer.status}`);
}

async function call<K extends CommandName>(name: K, request: Request<K>): Promise<Answer<K>> {
  const answer = await post(`/api/call/${name}`, request);
  return (await answer.json()) as Answer<K>;
}

/** The address carries the key once; it leaves the address bar before anything else happens. */
async function connect(): Promise<void> {
  const token = /^#token=(.+)$/.exec(window.location.hash)?.[1];
  if (token === undefined) return;
  window.history.replaceState(null, "", window.location.pathname);
  await post("/api/session", { token: decodeURIComponent(token) });
}

function subscribe(listener: (event: DomainEvent) => void): () => void {
  const source = new EventSource("/api/events");
  let opened = false;
  source.addEventListener("open", () => {
    // What happened while the line was down is unknown, so everything is asked for anew.
    if (opened) listener({ tags: [...allTags], ids: [] });
    opened = true;
  });
  source.addEventListener("message", (message: MessageEvent<string>) => {
    listener(JSON.parse(message.data) as DomainEvent);
  });
  return () => source.close();
}

async function addFiles(files: readonly File[]): Promise<Changed> {
  const ids: string[] = [];
  for (const file of files) {
    const base64 = await base64Of(file);
    ids.push(...(await call("intake_add_bytes", { fileName: file.name, base64 })).ids);
  }
  return { group: null, ids };
}

function chooseFiles(multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = multiple;
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}

async function openImportFile(file: File): Promise<Import> {
  return call("import_open_bytes", { name: file.name, base64: await base64Of(file) });
}

function download(bytes: ArrayBuffer, fileName: string): void {
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has read the address by the next task; a minute is generous.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function httpPlatform(): Platform {
  const bytes: Platform["bytes"] = async (name, request) =>
    (await post(`/api/call/${name}`, request)).arrayBuffer();
  return {
    kind: "browser",
    connect,
    call,
    bytes,
    subscribe,
    async pickFiles() {
      const files = await chooseFiles(true);
      return files.length === 0 ? null : addFiles(files);
    },
    async openImport() {
      const [file] = await chooseFiles(false);
      return file ? openImportFile(file) : null;
    },
    openImportFile,
    async saveFailedRows(id, fileName) {
      download(await bytes("import_failed", { id }), fileName);
      return true;
    },
    async saveExport(what, fileName) {
      download(await bytes("export_bytes", what), fileName);
      return true;
    },
    pickPath: null,
    pickFolder: null,
    async addDocument(leadId) {
      const [file] = await chooseFiles(false);
      if (!file) return null;
      const base64 = await base64Of(file);
      return call("document_add_bytes", { leadId, fileName: file.name, base64 });
    },
    addFiles,
    async saveDocument(id, fileName) {
      download(await bytes("document_bytes", { id }), fileName);
      return true;
    },
    onFileDrag: (listener) => onBrowserDrag({ addFiles, openImportFile }, listener),
    // A page has neither menus nor shortcuts of the system, and its links are the browser's.
    setMenus: null,
    onAction: () => () => undefined,
    onLink: () => () => undefined,
  };
}
