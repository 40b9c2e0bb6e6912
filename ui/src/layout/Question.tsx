import type { ReactNode } from "react";
import { QuestionHead } from "./QuestionHead.tsx";
import styles from "./Question.module.css";

type QuestionProps = {
  title: string;
  body?: ReactNode;
  progress?: { step: number; steps: number };
  onSubmit: () => void;
  /** Beside the way on: back, or another way. */
  aside?: ReactNode;
  next: ReactNode;
  children: ReactNode;
};

/** One step of a Focus page: a question, its answer, the ways back and on. */
export function Question({
  title,
  body,
  progress,
  onSubmit,
  aside,
  next,
  children,
}: QuestionProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <QuestionHead title={title} body={body} progress={progress} />
      <div className={styles.answer}>{children}</div>
      <div className={styles.ways}>
        <div className={styles.aside}>{aside}</div>
        {next}
      </div>
    </form>
  );
}
