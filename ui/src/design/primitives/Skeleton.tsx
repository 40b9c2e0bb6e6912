import { useLate } from "#ui/design/useLate.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./Skeleton.module.css";

/** Still blocks in place of lines that are on their way. */
export function Skeleton({ lines }: { lines: number }) {
  const visible = useLate();
  return (
    <div className={styles.skeleton} role="status" aria-label={t("state.loading")}>
      {visible &&
        Array.from({ length: lines }, (_, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the lines are all alike
          <span key={index} className={styles.line} data-length={index % 3} />
        ))}
    </div>
  );
}
