import { failureOf, type Failure } from "#ui/platform/failure.ts";
import { sentence } from "./format.ts";
import { t, tCode, tWords } from "./t.ts";

/** The first of an error's three parts, in the person's language. */
export function errorText(failure: Failure): string {
  const { code, params, field, message } = failure;
  const why = params["why"];
  if (code === "invalid" && why !== undefined && field !== null) {
    const label = tCode(`field.lead.${field}`, tCode(`field.request.${field}`, field));
    const said = tWords("why", why, "");
    return said === ""
      ? t("error.invalidOf", { field: label })
      : t("error.invalidField", { field: label, why: said });
  }
  const general = tCode(`error.${code}`, message, params);
  // Of a file that is refused the engine says which kind of refusal it is.
  return tCode(`file.${params["reason"]}`, general, params);
}

/** The second part. The engine says it in a few words, which become a sentence. */
export function keptText({ kept }: Failure): string {
  return kept === null
    ? t("error.kept")
    : sentence(tWords("kept", kept, t("error.kept"))).replace(/[^.]$/, "$&.");
}

/** For the place under a field whose editor stays open. */
export function refusalText(error: unknown): string {
  return t("error.refusal", { what: errorText(failureOf(error)) });
}
