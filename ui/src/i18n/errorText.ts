import type { Failure } from "#ui/platform/failure.ts";
import { tCode } from "./t.ts";

/** The first of an error's three parts, in the person's language. */
export function errorText(failure: Failure): string {
  return tCode(`error.${failure.code}`, failure.message, failure.params);
}
