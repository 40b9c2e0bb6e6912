import type { PairReason } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";

/** What speaks for two contacts being one. */
export function reasonText({ kind, value }: PairReason): string {
  return t(`duplicates.reason.${kind}`, { value });
}
