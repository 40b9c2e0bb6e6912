import type { useList } from "#ui/grid/useList.ts";
import { allMatchingKey } from "#ui/grid/useGridKeys.ts";
import { t } from "#ui/i18n/t.ts";
import { BulkBarFrame, BulkSpoken } from "#ui/layout/BulkBarFrame.tsx";
import type { BulkItem } from "#ui/layout/BulkMore.tsx";
import { BulkProgress } from "./BulkProgress.tsx";
import { checkedText, spokenText } from "./checkedText.ts";
import { useBulkWork } from "./useBulkWork.ts";

type BulkBarProps = {
  list: Pick<ReturnType<typeof useList>, "checked" | "count" | "snapshot" | "clear" | "checkAll">;
  items: readonly BulkItem[];
};

/** What is checked in a list and what can be done with it; while nothing is, what is being done. */
export function BulkBar({ list, items }: BulkBarProps) {
  const { checked, count, clear, checkAll } = list;
  const matching = list.snapshot.matching ?? 0;
  const work = useBulkWork();
  const offer =
    checked.all || count >= matching
      ? null
      : { label: t("bulk.all", { count: matching }), keys: allMatchingKey, run: checkAll };
  return (
    <>
      <BulkSpoken said={spokenText(checked, count, matching)} />
      {count > 0 && (
        <BulkBarFrame
          said={checkedText(checked, count, matching)}
          offer={offer}
          items={items}
          onClear={clear}
        />
      )}
      {count === 0 && work && <BulkProgress work={work} />}
    </>
  );
}
