import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import type { Part } from "./parts.ts";
import styles from "./Numbers.module.css";

/** The day in a row of numbers, each the way to its list. */
export function Numbers({ parts }: { parts: readonly Part[] }) {
  return (
    <ul className={styles.numbers} aria-label={t("today.numbers")}>
      {parts.map(({ key, title, count, late, search }) => (
        <li key={key} className={styles.cell}>
          <Link to="/leads" search={search} className={styles.number}>
            <span className={styles.title}>{title}</span>
            <span className={styles.count} data-none={count === 0 || undefined}>
              {formatNumber(count)}
            </span>
            {late && count > 0 && (
              <span className={styles.late}>
                <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />
                {t("today.late")}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
