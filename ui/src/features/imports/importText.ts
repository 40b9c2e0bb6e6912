import type { Import, ImportField, ImportTarget } from "#ui/bindings/engine.ts";
import { t, tCode } from "#ui/i18n/t.ts";

export const targets: readonly ImportTarget[] = [
  "contact",
  "lead",
  "order",
  "product",
  "interaction",
];

/** A field of an import as people call it; the team's own have their own names. */
export function importFieldLabel({ name, label }: Pick<ImportField, "name" | "label">): string {
  return tCode(`import.field.${name}`, label);
}

export function labelOf({ fields }: Import, name: string): string {
  return importFieldLabel(fields.find((field) => field.name === name) ?? { name, label: name });
}

/** Marks between cells by their names: some cannot be seen. */
export const delimiters = [",", ";", "\t", "|"] as const;

export function delimiterText(mark: string): string {
  const words: Record<string, string> = {
    ",": t("import.comma"),
    ";": t("import.semicolon"),
    "\t": t("import.tab"),
    "|": t("import.bar"),
  };
  return words[mark] ?? mark;
}

export const encodings = ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-15"] as const;

/** Whether somebody may still say how the file is to be read. */
export function isOpen({ state }: Pick<Import, "state">): boolean {
  return state === "open" || state === "checked" || state === "checking";
}

/** Whether a job of the engine works on it. */
export function isAtWork({ state }: Pick<Import, "state">): boolean {
  return state === "checking" || state === "running";
}
