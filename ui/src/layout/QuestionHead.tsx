import { useEffect, useRef, type ReactNode } from "react";
import { t } from "#ui/i18n/t.ts";
import styles from "./Question.module.css";

type QuestionHeadProps = {
  title: string;
  body?: ReactNode;
  progress?: { step: number; steps: number } | undefined;
};

export function QuestionHead({ title, body, progress }: QuestionHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A step whose first field wants the focus has taken it by now.
    if (document.activeElement === null || document.activeElement === document.body)
      heading.current?.focus();
  }, []);
  return (
    <div className={styles.head}>
      {progress && <Progress {...progress} />}
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {body && <p className={styles.body}>{body}</p>}
    </div>
  );
}

function Progress({ step, steps }: { step: number; steps: number }) {
  return (
    <>
      <progress
        className={styles.progress}
        value={step + 1}
        max={steps}
        aria-label={t("focus.rail")}
      />
      <p className={styles.position}>{t("focus.step", { step: step + 1, steps })}</p>
    </>
  );
}
