import { IconLock } from "@tabler/icons-react";
import { useEffect, type ReactNode } from "react";
import { t } from "#ui/i18n/t.ts";
import styles from "./FocusPage.module.css";

type FocusPageProps = {
  /** The steps, when there are several. */
  steps?: readonly { title: string; hint: string }[];
  step?: number;
  children: ReactNode;
};

const noSteps: readonly { title: string; hint: string }[] = [];

/** One question at a time; the rail shows how many there are. */
export function FocusPage({ steps = noSteps, step = 0, children }: FocusPageProps) {
  useEnterGoesOn();
  return (
    <div className={styles.page}>
      <aside className={styles.rail} aria-label={t("focus.rail")}>
        <div className={styles.brand}>
          <span className={styles.mark} aria-hidden="true">
            {t("app.initial")}
          </span>
          {t("app.name")}
        </div>
        <ol className={styles.steps}>
          {steps.map(({ title, hint }, index) => (
            <li
              key={title}
              className={styles.step}
              data-done={index < step || undefined}
              aria-current={index === step ? "step" : undefined}
            >
              <span className={styles.number}>{index + 1}</span>
              <span>
                <span className={styles.stepTitle}>{title}</span>
                <span className={styles.hint}>{hint}</span>
              </span>
            </li>
          ))}
        </ol>
        <p className={styles.promise}>
          <IconLock size={16} stroke={1.5} aria-hidden="true" />
          {t("focus.promise")}
        </p>
      </aside>
      <main className={styles.main}>
        <div className={styles.column}>{children}</div>
      </main>
    </div>
  );
}

/** A new step puts the focus on its heading; Enter answers from there as it does from a field. */
function useEnterGoesOn(): void {
  useEffect(() => {
    const onKeyDown = ({ key, target, isComposing, defaultPrevented }: KeyboardEvent) => {
      const isStray = target === document.body || (target as Element).matches("h1");
      if (key !== "Enter" || !isStray || isComposing || defaultPrevented) return;
      document.querySelector<HTMLFormElement>("main form")?.requestSubmit();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
