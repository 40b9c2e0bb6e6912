import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { intakeQuery } from "#ui/api/queries.ts";
import type { IntakeDetail, IntakeItem } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { FieldsPane } from "./FieldsPane.tsx";
import { confirmation, startForm } from "./form.ts";
import { PreviewPane } from "./PreviewPane.tsx";
import { isRefused } from "./queue.ts";
import { readingOf, toCheck } from "./reading.ts";
import { RefusedView } from "./RefusedView.tsx";
import { RejectButton } from "./RejectButton.tsx";
import styles from "./IntakeView.module.css";

type IntakeViewProps = {
  item: IntakeItem;
  /** What the find box starts with, for those who come from the search. */
  words: string | null;
  onNext: () => void;
};

/** One file of the queue, large; dealing with it moves on to the next. */
export function IntakeView({ item, words, onNext }: IntakeViewProps) {
  const detail = useQuery(intakeQuery(item.id));
  useActions([{ id: "skip", label: t("keys.skip"), keys: ["j"], scope: "queue", run: onNext }]);
  if (isRefused(item)) return <RefusedView item={item} onNext={onNext} />;
  if (detail.error) return <ErrorNote error={detail.error} />;
  if (!detail.data) return <Skeleton lines={10} />;
  const { status, grade } = detail.data;
  // Found fields arrive with the end of reading, or with the password; the form starts anew.
  const read = `${status} ${grade}`;
  return (
    <div className={styles.view}>
      <Review key={read} detail={detail.data} words={words} onNext={onNext} />
    </div>
  );
}

/** While a file is read there is nothing to type into: what is found would take its place. */
function FieldsToCome() {
  return (
    <Pane label={t("inbox.found")} width="fields" side="end">
      <Skeleton lines={10} />
    </Pane>
  );
}

type ReviewProps = { detail: IntakeDetail; words: string | null; onNext: () => void };

function Review({ detail, words, onNext }: ReviewProps) {
  const [form, setForm] = useState(() => startForm(detail));
  const [focused, setFocused] = useState<string | null>(null);
  const reading = useMemo(() => readingOf(detail.fields, setFocused), [detail.fields]);
  const confirm = useCommand("intake_confirm", "here");
  const reject = useCommand("intake_reject");
  const ready = detail.status === "review";
  const name = form.name.trim();

  function accept(): void {
    if (!ready || name === "" || confirm.isPending) return;
    confirm.mutate(confirmation(detail.id, form), {
      onSuccess: (confirmed) => {
        offerUndo(t("intake.accepted", { name }), confirmed, name);
        onNext();
      },
    });
  }
  function refuse(reason: string | null): void {
    if (reject.isPending) return;
    reject.mutate(
      { ids: [detail.id], reason },
      {
        onSuccess: (changed) => {
          offerUndo(t("intake.rejected", { name: detail.fileName }), changed, detail.fileName);
          onNext();
        },
      },
    );
  }
  useActions([
    {
      id: "accept",
      label: t("keys.accept"),
      keys: ["Mod+Enter"],
      scope: "queue",
      inFields: true,
      run: accept,
    },
  ]);

  const checks = toCheck(detail, form);
  const hint = name === "" ? t("intake.nameMissing") : t("intake.checks", { count: checks });
  return (
    <>
      <div className={styles.panes}>
        <PreviewPane detail={detail} fieldId={focused} words={words} />
        {ready ? (
          <FieldsPane
            detail={detail}
            form={form}
            onForm={setForm}
            reading={reading}
            error={confirm.error}
          />
        ) : (
          <FieldsToCome />
        )}
      </div>
      <div className={styles.bar} role="toolbar" aria-label={t("inbox.actions")}>
        <span className={styles.hint}>{ready && (name === "" || checks > 0) && hint}</span>
        <Button look="quiet" size="large" keys="j" onClick={onNext}>
          {t("keys.skip")}
        </Button>
        <RejectButton onReject={refuse} />
        <Button
          look="primary"
          size="large"
          keys="Mod+Enter"
          disabled={!ready || name === ""}
          onClick={accept}
        >
          {t("keys.accept")}
        </Button>
      </div>
    </>
  );
}
