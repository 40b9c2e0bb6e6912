import type { Hit } from "#ui/bindings/engine.ts";
import { findAll, fold } from "#ui/documents/words.ts";

/** What to look for in the file itself: what was typed if it stands there as it is. */
export function wordsIn(hit: Hit, typed: string): string {
  const text = hit.snippet.map((piece) => piece.text).join("");
  const stands = findAll(fold([{ text, endsLine: false }]), typed).length > 0;
  if (stands) return typed.trim();
  return hit.snippet.find((piece) => piece.hit)?.text ?? typed.trim();
}
