import { en } from "./en.ts";
import { cached, formatNumber, locale } from "./format.ts";
import type { Forms, Translation } from "./translation.ts";

export type Catalogue = Translation<typeof en>;
export type Key = keyof typeof en;

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type TextOf<K extends Key> = (typeof en)[K] extends string
  ? (typeof en)[K]
  : (typeof en)[K] extends Forms
    ? (typeof en)[K]["other"]
    : never;
type ParamsOf<K extends Key> = Names<TextOf<K>> | ((typeof en)[K] extends Forms ? "count" : never);
type Arguments<K extends Key> = [ParamsOf<K>] extends [never]
  ? []
  : [params: Readonly<Record<ParamsOf<K>, string | number>>];

let catalogue: Catalogue = en;

export function setCatalogue(next: Catalogue): void {
  catalogue = next;
}

/** The text of `key` in the person's language; numbers among the parameters are formatted. */
export function t<K extends Key>(key: K, ...[params]: Arguments<K>): string {
  return fill(catalogue[key], params ?? {});
}

export function isKey(key: string): key is Key {
  return Object.hasOwn(en, key);
}

/** For keys that are put together from the engine's codes: `fallback` when there is no text yet. */
export function tCode(
  key: string,
  fallback: string,
  params: Record<string, string | number> = {},
): string {
  return isKey(key) ? fill(catalogue[key], params) : fallback;
}

// The first number in a phrase of the engine: a limit, or what a value should look like.
const numberIn = /\d+(?:[.-]\d+)*/;

/**
 * What the engine says in its own English words: their text in the person's language.
 *
 * Words without a text stay as they are in English, and become `fallback` in other languages.
 */
export function tWords(group: "kept" | "why", words: string, fallback: string): string {
  const number = numberIn.exec(words)?.[0] ?? "";
  const key = `${group}.${words.replace(numberIn, "{number}")}`;
  return tCode(key, catalogue === en ? words : fallback, { number });
}

function fill(text: string | Forms, params: Record<string, string | number>): string {
  const form = typeof text === "string" ? text : text[plural(Number(params["count"] ?? 0))];
  return form.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined) return "";
    return typeof value === "number" ? formatNumber(value) : value;
  });
}

function plural(count: number): keyof Forms {
  const rules = cached("plural", () => new Intl.PluralRules(locale()));
  return rules.select(count) === "one" ? "one" : "other";
}
