import type { Relationship, RelationshipKind } from "#ui/bindings/engine.ts";
import { tCode } from "#ui/i18n/t.ts";

const kinds: readonly RelationshipKind[] = [
  "employee",
  "owner",
  "member",
  "client",
  "spouse",
  "parent",
  "sibling",
  "referrer",
  "other",
];
const mutual: ReadonlySet<RelationshipKind> = new Set(["spouse", "sibling", "other"]);

type Direction = Pick<Relationship, "kind" | "forward">;

/** What somebody is to another, seen from either of them. */
export const directions: readonly Direction[] = kinds.flatMap((kind) => [
  { kind, forward: true },
  ...(mutual.has(kind) ? [] : [{ kind, forward: false }]),
]);

export function relationText({ kind, forward }: Direction): string {
  return tCode(`relation.${kind}.${forward || mutual.has(kind) ? "to" : "from"}`, kind);
}
