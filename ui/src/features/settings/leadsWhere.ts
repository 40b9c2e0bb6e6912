import { queryClient } from "#ui/api/client.ts";
import { leadsPageQuery } from "#ui/api/queries.ts";
import type { LeadRow, ListPage } from "#ui/bindings/engine.ts";

/** The most that a command takes at once. */
const batchMax = 200;

/** A rule of one comparison with a text, as the engine writes it. */
export function ruleIs(field: string, text: string): string {
  return `${field} is "${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

/** The ids of all leads that a rule finds, in the archive too; the rule's own words may mean more. */
export async function leadsWhere(
  rule: string,
  isMeant: (row: LeadRow) => boolean,
): Promise<string[]> {
  const ids: string[] = [];
  for (const scope of ["live", "archive"] as const) {
    let cursor: string | null = null;
    do {
      const page: ListPage = await queryClient.fetchQuery({
        ...leadsPageQuery(scope, rule, cursor),
        staleTime: 0,
        gcTime: 0,
      });
      ids.push(
        ...page.rows.flatMap((row) => (row.root === "lead" && isMeant(row) ? [row.id] : [])),
      );
      cursor = page.next;
    } while (cursor !== null);
  }
  return ids;
}

/** As many at a time as a command takes. */
export async function inBatches(
  ids: readonly string[],
  act: (ids: string[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < ids.length; at += batchMax) await act(ids.slice(at, at + batchMax));
}
