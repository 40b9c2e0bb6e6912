import { IconFileUpload, IconUsersPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import { Question } from "#ui/layout/Question.tsx";
import { platform } from "#ui/platform/platform.ts";
import styles from "./FirstLeadsStep.module.css";

type FirstLeadsStepProps = {
  progress: { step: number; steps: number };
  /** There are invented leads now, on which the keys can be tried. */
  onSample: () => void;
  onDone: () => void;
};

export function FirstLeadsStep({ progress, onSample, onDone }: FirstLeadsStepProps) {
  const sample = useCommand("sample_add", "here");
  const choose = useMutation({
    mutationFn: () => platform.pickFiles(),
    meta: { command: "intake_add_paths" },
    onSuccess: (changed) => {
      if (!changed) return;
      window.location.hash = "#/inbox";
      onDone();
    },
  });
  return (
    <Question
      title={t("start.leads.title")}
      body={t("start.leads.body")}
      progress={progress}
      onSubmit={onDone}
      next={
        <Button type="submit" size="large">
          {t("start.leads.empty")}
        </Button>
      }
    >
      <div className={styles.choices}>
        <button
          type="button"
          className={styles.choice}
          disabled={sample.isPending}
          onClick={() => sample.mutate({}, { onSuccess: onSample })}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this one question
          autoFocus
        >
          <IconUsersPlus size={20} stroke={1.5} aria-hidden="true" />
          <span className={styles.name}>{t("sample.add")}</span>
          <span className={styles.about}>{t("sample.hint")}</span>
        </button>
        <button
          type="button"
          className={styles.choice}
          disabled={choose.isPending}
          onClick={() => choose.mutate()}
        >
          <IconFileUpload size={20} stroke={1.5} aria-hidden="true" />
          <span className={styles.name}>{t("files.choose")}</span>
          <span className={styles.about}>{t("start.leads.files")}</span>
        </button>
      </div>
      {sample.error && <ErrorNote error={sample.error} />}
    </Question>
  );
}
