import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { catalogueQuery } from "#ui/api/queries.ts";
import type { CustomValue, Root, ViewColumn } from "#ui/bindings/engine.ts";
import type { Column } from "#ui/grid/columns.ts";
import { useLocale } from "#ui/i18n/language.ts";
import { sortable } from "../sortable.ts";
import { chosenColumns } from "./columnChoice.ts";
import { customColumn } from "./customColumn.tsx";

export type Columns<Row> = ReturnType<typeof useColumns<Row>>;

type Offered<Row> = {
  root: Root;
  /** What is shown while nobody has chosen; the same array as long as it is the same. */
  usual: readonly Column<Row>[];
  /** What could be shown too. */
  more?: readonly Column<Row>[];
};

const none: readonly never[] = [];

/** The columns of a list, and all that could be. */
export function useColumns<Row>(
  { root, usual, more = none }: Offered<Row>,
  chosen: readonly ViewColumn[],
) {
  const { data: catalogue } = useQuery(catalogueQuery(root));
  const locale = useLocale();
  const key = JSON.stringify([chosen, locale]);
  // Rows are drawn again only when what they show has changed, so these must be the same arrays.
  return useMemo(() => {
    const made = catalogue?.fields.filter(({ customId }) => customId !== null) ?? [];
    // Only leads and contacts have fields of the team's own, and with them their values.
    const own = made.map(customColumn<Row & { custom: CustomValue[] }>) as Column<Row>[];
    const first = sortable(usual, catalogue);
    const further = sortable([...more, ...own], catalogue);
    const shown = chosenColumns(first, further, chosen);
    /** What is shown, as a view keeps it. */
    const choice = shown.map(({ id }) => ({
      field: id,
      width: chosen.find(({ field }) => field === id)?.width ?? null,
    }));
    return { shown, all: [...first, ...further], choice };
    // The key says what the choices say; their arrays are new on every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [root, usual, more, catalogue, key]);
}
