import { IconChevronsLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ListGroup } from "#ui/grid/groupsSession.ts";
import { formatMoney, formatMoneyShort, formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./BoardColumn.module.css";

type ColumnHeadProps = {
  group: ListGroup;
  label: string;
  mark: ReactNode;
  currency: string;
  onFold: () => void;
};

/** What a column holds: how many, and what they are worth together. */
export function ColumnHead({ group, label, mark, currency, onFold }: ColumnHeadProps) {
  const { total, worthMinor, worthElsewhere } = group;
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        {mark}
        <h2 className={styles.title} dir="auto" title={label}>
          {label}
        </h2>
        <span className={styles.count}>{formatNumber(total)}</span>
        {worthMinor !== 0 && (
          <span className={styles.worth} title={formatMoney(worthMinor, currency)}>
            {formatMoneyShort(worthMinor, currency)}
          </span>
        )}
        <button
          type="button"
          className={styles.fold}
          aria-label={t("group.fold", { group: label })}
          title={t("group.fold", { group: label })}
          onClick={onFold}
        >
          <IconChevronsLeft size={14} stroke={1.5} aria-hidden="true" />
        </button>
      </div>
      {worthElsewhere > 0 && (
        <span className={styles.elsewhere}>{t("group.elsewhere", { count: worthElsewhere })}</span>
      )}
    </div>
  );
}

/** A folded column: it can be opened, and dropped upon. */
export function ColumnStrip({ group, label, mark, onFold }: Omit<ColumnHeadProps, "currency">) {
  return (
    <button
      type="button"
      className={styles.strip}
      aria-expanded={false}
      title={t("group.unfold", { group: label })}
      onClick={onFold}
    >
      {mark}
      <span className={styles.title}>{label}</span>
      <span className={styles.count}>{formatNumber(group.total)}</span>
    </button>
  );
}
