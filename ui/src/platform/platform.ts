import { httpPlatform } from "./http.ts";
import { tauriPlatform } from "./tauri.ts";
import type { Platform } from "./types.ts";

export const platform: Platform =
  "__TAURI_INTERNALS__" in window ? tauriPlatform() : httpPlatform();
