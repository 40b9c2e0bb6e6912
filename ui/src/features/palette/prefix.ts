/** What the box looks among: everything, or one kind that its first sign asks for. */
export const scopes = ["all", "act", "people", "text"] as const;
export type PaletteScope = (typeof scopes)[number];

export const signOf: Record<PaletteScope, string> = { all: "", act: ">", people: "@", text: "/" };

export type Typed = { scope: PaletteScope; words: string };

export function readTyped(typed: string): Typed {
  const scope = scopes.find((each) => each !== "all" && typed.startsWith(signOf[each])) ?? "all";
  return { scope, words: typed.slice(signOf[scope].length).trim() };
}

/** The same words in another place. */
export function inScope(typed: string, scope: PaletteScope): string {
  return `${signOf[scope]}${readTyped(typed).words}`;
}
