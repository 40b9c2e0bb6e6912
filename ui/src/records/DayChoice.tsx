import { Button } from "#ui/design/primitives/Button.tsx";
import { useNow } from "#ui/design/useNow.ts";
import { addDays, dayOf, isDay, nextMonday, type Day } from "#ui/i18n/days.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./DayChoice.module.css";

type DayChoiceProps = {
  day: Day | null;
  /** A day that is being typed is not the last word: its year may be half there. */
  onDay: (day: Day | null, typed: boolean) => void;
};

/** Until when: the days that are meant most, or any other. */
export function DayChoice({ day, onDay }: DayChoiceProps) {
  const today = dayOf(useNow());
  const near = [
    { label: t("day.today"), value: today },
    { label: t("day.tomorrow"), value: addDays(today, 1) },
    { label: t("day.nextMonday"), value: nextMonday(today) },
  ];
  return (
    <div className={styles.days} role="group" aria-label={t("tasks.due")}>
      {near.map(({ label, value }) => (
        <Button
          key={label}
          look="quiet"
          aria-pressed={day === value}
          onClick={() => onDay(day === value ? null : value, false)}
        >
          {label}
        </Button>
      ))}
      <input
        type="date"
        className={styles.date}
        aria-label={t("day.other")}
        value={day ?? ""}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
          // The browser's own answer is to open its calendar.
          event.preventDefault();
          onDay(day, false);
        }}
        onChange={({ currentTarget: { value } }) => {
          if (value === "" || isDay(value)) onDay(value === "" ? null : value, true);
        }}
      />
    </div>
  );
}
