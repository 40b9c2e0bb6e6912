import type { Root } from "#ui/bindings/engine.ts";
import type { Key } from "#ui/i18n/t.ts";

export const screens = [
  "today",
  "inbox",
  "leads",
  "lead",
  "contacts",
  "contact",
  "customers",
  "orders",
  "products",
  "interactions",
  "segments",
  "segment",
  "tasks",
  "search",
  "archive",
  "trash",
  "duplicates",
  "import",
  "questionnaires",
  "settings",
  "palette",
] as const;
export type Screen = (typeof screens)[number];
export type Topic = Screen | "rules";
export const topics: readonly Topic[] = [...screens, "rules"];

/** The page of the help that is about an address. */
export function topicOf(path: string): Topic {
  const [, place, id] = path.split("/");
  if (id !== undefined && place === "leads") return "lead";
  if (id !== undefined && place === "segments") return "segment";
  if (id !== undefined && (place === "contacts" || place === "customers")) return "contact";
  return screens.find((screen) => screen === place) ?? "today";
}

export type Example = {
  root: Root;
  rule: string;
  about: Extract<Key, `help.example.${string}`>;
};

/** One of each kind of comparison, so that every other rule can be made from them. */
export const examples: readonly Example[] = [
  { root: "lead", rule: "state is PENDING", about: "help.example.state" },
  { root: "lead", rule: "state in (PENDING, REACHED_OUT)", about: "help.example.states" },
  { root: "lead", rule: "value > 5000", about: "help.example.value" },
  { root: "lead", rule: "received in last 7 days", about: "help.example.received" },
  { root: "lead", rule: 'name contains "an"', about: "help.example.name" },
  { root: "lead", rule: "email is empty", about: "help.example.noEmail" },
  {
    root: "lead",
    rule: "(state is WON OR value > 5000) AND source is not empty",
    about: "help.example.either",
  },
  { root: "lead", rule: "state_at older than 30 days", about: "help.example.still" },
  { root: "lead", rule: "count of notes = 0", about: "help.example.noNote" },
  { root: "lead", rule: "count of documents >= 2", about: "help.example.documents" },
  { root: "contact", rule: "city is Portland", about: "help.example.city" },
  { root: "contact", rule: "count of leads > 1", about: "help.example.leads" },
];
