import type { Root } from "#ui/bindings/engine.ts";

/** Leads and contacts: what has fields of the team's own, a trash, and acts on many. */
export type PeopleRoot = Extract<Root, "lead" | "contact">;

export const peopleRoots: readonly PeopleRoot[] = ["lead", "contact"];
