import type {
  BytesCommands,
  Changed,
  Commands,
  DomainEvent,
  DroppedFile,
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
};

/** A new lead, or files to take in. */
export type Capture = "lead" | "files";

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
  /** Asks for one file and adds it to a lead; null when nothing was chosen. */
  addDocument(leadId: string): Promise<Changed | null>;
  /** Puts pasted files into intake. */
  addFiles(files: readonly File[]): Promise<Changed>;
  /** Asks where to and saves a copy; false when the person thought better of it. */
  saveDocument(id: string, fileName: string): Promise<boolean>;
  /** Files of the system dragged over the window; on "drop" they are already in intake. */
  onFileDrag(listener: (drag: FileDrag) => void): () => void;
  /** What the person asks for from outside the window: its tray, or a shortcut of the system. */
  onCapture(listener: (wanted: Capture) => void): () => void;
}
