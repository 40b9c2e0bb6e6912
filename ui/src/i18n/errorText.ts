import { failureOf, type Failure } from "#ui/platform/failure.ts";
import { sentence } from "./format.ts";
import { t, tCode } from "./t.ts";

/** The first of an error's three parts, in the person's language. */
export function errorText(failure: Failure): string {
  const { code, params, field, message } = failure;
  const why = params["why"];
  if (code === "invalid" && why !== undefined && field !== null) {
    return t("error.invalidField", { field: tCode(`field.lead.${field}`, field), why });
  }
  const general = tCode(`error.${code}`, message, params);
  // Of a file that is refused the engine says which kind of refusal it is.
  return tCode(`file.${params["reason"]}`, general, params);
}

/** The second part. The engine says it in a few words, which become a sentence. */
export function keptText({ kept }: Failure): string {
  return kept === null
    ? t("error.kept")
    : sentence(tCode(`kept.${kept}`, kept)).replace(/[^.]$/, "$&.");
}

/** For the place under a field whose editor stays open. */
export function refusalText(error: unknown): string {
  return t("error.refusal", { what: errorText(failureOf(error)) });
}
