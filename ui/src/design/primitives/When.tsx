import { useNow } from "#ui/design/useNow.ts";
import { formatExact, formatWhen } from "#ui/i18n/format.ts";

/** A moment: relative while it is near, with the exact time in the tooltip. */
export function When({ at }: { at: number }) {
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExact(at)}>
      {formatWhen(at, now)}
    </time>
  );
}
