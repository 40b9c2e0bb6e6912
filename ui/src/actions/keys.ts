import { tCode } from "#ui/i18n/t.ts";

/** A binding is written "Mod+Shift+Z", "?", "j" or, for a sequence, "g l". Mod is Ctrl, or ⌘. */
export type Binding = string;

/** Leads to the search from every page, also where "/" opens the page's own filter. */
export const searchKey: Binding = "g f";

export const onMac = navigator.userAgent.includes("Macintosh");

const modifiers = new Set(["Mod", "Shift", "Alt", "Control", "Meta"]);
const signs: Record<string, string> = {
  Enter: "↵",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};
const signsOnMac: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };

function partsOf(binding: Binding): string[] {
  // "+" itself can only stand last, after a separator.
  return binding.split("+").filter((part) => part !== "");
}

/** Whether a key press is this (single) binding. */
export function matches(event: KeyboardEvent, binding: Binding): boolean {
  const parts = partsOf(binding);
  const key = parts.at(-1) ?? "";
  const wants = (modifier: string) => parts.includes(modifier);
  const mod = onMac ? event.metaKey : event.ctrlKey;
  const otherMod = onMac ? event.ctrlKey : event.metaKey;
  if (mod !== wants("Mod") || otherMod || event.altKey !== wants("Alt")) return false;
  const pressed = event.key === " " ? "Space" : event.key;
  if (pressed.toLowerCase() !== key.toLowerCase()) return false;
  // Where "?" or "." sits behind Shift differs by keyboard; only letters and names are exact.
  return /^[^\p{L}]$/u.test(key) || event.shiftKey === wants("Shift");
}

/** True for keys that a person may switch off: one character without Ctrl or ⌘. */
export function isSingleKey(binding: Binding): boolean {
  return (
    !binding.includes("Mod+") &&
    !binding.includes("Alt+") &&
    (partsOf(binding).at(-1) ?? "").length === 1
  );
}

/** The caps to draw, one inner list for each step of a sequence. */
export function capsOf(binding: Binding): string[] {
  return binding.split(" ").map((step) =>
    partsOf(step)
      .map((part) => {
        const sign = signs[part] ?? (onMac ? signsOnMac[part] : undefined);
        return sign ?? (part.length === 1 ? part.toUpperCase() : tCode(`cap.${part}`, part));
      })
      .join(onMac ? "" : " "),
  );
}

/** The value of aria-keyshortcuts, which has its own spelling. */
export function ariaKeys(binding: Binding): string | undefined {
  if (binding.includes(" ")) return undefined;
  return partsOf(binding)
    .map((part) => (part === "Mod" ? (onMac ? "Meta" : "Control") : part))
    .map((part) => (modifiers.has(part) || part.length > 1 ? part : part.toUpperCase()))
    .join("+");
}
