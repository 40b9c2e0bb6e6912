import { invoke } from "@tauri-apps/api/core";
import { listen, type UnlistenFn } from "@tauri-apps/api/event";
import { open, save } from "@tauri-apps/plugin-dialog";
import type { DomainEvent, Import } from "#ui/bindings/engine.ts";
import { base64Of } from "./base64.ts";
import { CommandFailure, failureOf } from "./failure.ts";
import type { CommandName, FileDrag, Platform, Request, Response } from "./types.ts";

async function call<K extends CommandName>(name: K, request: Request<K>): Promise<Response<K>> {
  try {
    return await invoke<Response<K>>(name, { request });
  } catch (thrown) {
    throw new CommandFailure(failureOf(thrown));
  }
}

/** Tauri answers with the way to stop listening only later; callers want it at once. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it names the payload
function listenNow<T>(event: string, listener: (payload: T) => void): () => void {
  let stop: UnlistenFn | null = null;
  let stopped = false;
  void listen<T>(event, ({ payload }) => listener(payload)).then((unlisten) => {
    if (stopped) unlisten();
    else stop = unlisten;
  });
  return () => {
    stopped = true;
    stop?.();
  };
}

export function tauriPlatform(): Platform {
  return {
    kind: "window",
    connect: () => Promise.resolve(),
    call,
    async bytes(name, request) {
      try {
        return await invoke<ArrayBuffer>(name, { request });
      } catch (thrown) {
        throw new CommandFailure(failureOf(thrown));
      }
    },
    subscribe: (listener) => listenNow<DomainEvent>("domain", listener),
    async pickFiles() {
      const paths = await open({ multiple: true, directory: false });
      return paths === null ? null : call("intake_add_paths", { paths });
    },
    async openImport() {
      const path = await open({ multiple: false, directory: false });
      return path === null ? null : call("import_open", { path });
    },
    async openImportFile(file): Promise<Import> {
      return call("import_open_bytes", { name: file.name, base64: await base64Of(file) });
    },
    async saveFailedRows(id, fileName) {
      const path = await save({ defaultPath: fileName });
      if (path === null) return false;
      await call("import_failed_save", { id, path });
      return true;
    },
    async saveExport(what, fileName) {
      const path = await save({ defaultPath: fileName });
      if (path === null) return false;
      await call("export_save", { what, path });
      return true;
    },
    pickPath: () => open({ multiple: false, directory: false }),
    pickFolder: () => open({ multiple: false, directory: true }),
    async addDocument(leadId) {
      const path = await open({ multiple: false, directory: false });
      return path === null ? null : call("document_add", { leadId, path });
    },
    async addFiles(files) {
      const ids: string[] = [];
      for (const file of files) {
        const base64 = await base64Of(file);
        ids.push(...(await call("intake_add_bytes", { fileName: file.name, base64 })).ids);
      }
      return { group: null, ids };
    },
    async saveDocument(id, fileName) {
      const path = await save({ defaultPath: fileName });
      if (path === null) return false;
      await call("document_save", { id, path });
      return true;
    },
    onFileDrag: (listener) => listenNow<FileDrag>("file-drag", listener),
    setMenus: (menus) => void invoke("set_menus", { menus }),
    onAction: (listener) => listenNow<string>("action", listener),
    onLink(listener) {
      const take = () =>
        void invoke<string | null>("take_link").then((link) => link !== null && listener(link));
      take();
      return listenNow<null>("link", take);
    },
  };
}
