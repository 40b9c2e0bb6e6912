import type {
  BytesCommands,
  Changed,
  Commands,
  DomainEvent,
  DroppedFile,
  ExportWhat,
  Import,
} from "#ui/bindings/engine.ts";

import type { Failure } from "./failure.ts";

export type CommandName = keyof Commands;
export type Request<K extends CommandName> = Commands[K][0];
export type Response<K extends CommandName> = Commands[K][1];

export type FileDrag = {
  phase: "enter" | "leave" | "drop";
  files: DroppedFile[];
  /** Why dropped files could not be handed over, when they could not. */
  problem?: Failure;
  /** A table was among the dropped files, and was opened to be taken in as records. */
  imported?: string;
};

/** An action under the words by which a menu shows it; without an id, a line between two groups. */
export type MenuEntry = { id: string | null; label: string };

/** The native menus: the window's bar, which is not shown when it is empty, and the tray's. */
export type Menus = { bar: { label: string; entries: MenuEntry[] }[]; tray: MenuEntry[] };

/** Everything the window needs from the machine it runs on; there are two carriers of it. */
export interface Platform {
  /** "window": the desktop program. "browser": the same pages served by the loopback host. */
  readonly kind: "window" | "browser";
  /** Must be awaited before the first call; rejects with code "session_used" when refused. */
  connect(): Promise<void>;
  call<K extends CommandName>(name: K, request: Request<K>): Promise<Response<K>>;
  bytes<K extends keyof BytesCommands>(name: K, request: BytesCommands[K]): Promise<ArrayBuffer>;
  subscribe(listener: (event: DomainEvent) => void): () => void;
  /** Asks the person for files and puts them into intake; null when nothing was chosen. */
  pickFiles(): Promise<Changed | null>;
  /** Asks for one existing file's path; null when the carrier has no such dialog. */
  pickPath: (() => Promise<string | null>) | null;
  /** Asks for one existing folder's path; null when the carrier has no such dialog. */
  pickFolder: (() => Promise<string | null>) | null;
  /** Asks for one file and opens it to be taken in as records; null when nothing was chosen. */
  openImport(): Promise<Import | null>;
  /** Opens a pasted table to be taken in as records. */
  openImportFile(file: File): Promise<Import>;
  /** Asks where to and saves the rows that did not go in; false when the person thought better. */
  saveFailedRows(importId: string, fileName: string): Promise<boolean>;
  /** Asks where to and writes records into a file; false when the person thought better of it. */
  saveExport(what: ExportWhat, fileName: string): Promise<boolean>;
  /** Asks for one file and adds it to a lead; null when nothing was chosen. */
  addDocument(leadId: string): Promise<Changed | null>;
  /** Puts pasted files into intake. */
  addFiles(files: readonly File[]): Promise<Changed>;
  /** Asks where to and saves a copy; false when the person thought better of it. */
  saveDocument(id: string, fileName: string): Promise<boolean>;
  /** Files of the system dragged over the window; on "drop" they are already in intake. */
  onFileDrag(listener: (drag: FileDrag) => void): () => void;
  /** Puts the program's actions into native menus; null when the carrier has none. */
  setMenus: ((menus: Menus) => void) | null;
  /** An action was chosen outside the page: in a menu, the tray, or by a shortcut of the system. */
  onAction(listener: (id: string) => void): () => void;
  /** A link into the program was followed; those that came before there was a page come first. */
  onLink(listener: (link: string) => void): () => void;
}
