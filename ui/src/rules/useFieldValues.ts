import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { fieldValuesQuery } from "#ui/api/queries.ts";
import type { FieldInfo, Root } from "#ui/bindings/engine.ts";

// Long enough that a fast typist causes one question.
const typingMs = 120;

/** What the records have in a field that begins like this, while somebody is in it. */
export function useFieldValues(
  root: Root | null,
  field: FieldInfo | undefined,
  beginning: string,
  isIn: boolean,
): string[] {
  const [settled] = useDebouncedValue(beginning, typingMs);
  const hasValues = field?.type === "text" || field?.type === "choice";
  const { data } = useQuery({
    ...fieldValuesQuery(root ?? "contact", field?.name ?? "", settled),
    enabled: isIn && hasValues && root !== null && field !== undefined,
    placeholderData: keepPreviousData,
  });
  return [...new Set((data ?? []).map(({ value }) => value))];
}
