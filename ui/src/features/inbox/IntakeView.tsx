import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { intakeQuery } from "#ui/api/queries.ts";
import type { IntakeDetail, IntakeItem } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import type { Mark } from "#ui/documents/marks.ts";
import { DocumentPreview } from "#ui/documents/DocumentPreview.tsx";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { FieldsPane, type FieldName, type Values } from "./FieldsPane.tsx";
import { isRefused, sureFrom } from "./queue.ts";
import { RefusedView } from "./RefusedView.tsx";
import styles from "./IntakeView.module.css";

/** One file of the queue, large; dealing with it moves on to the next. */
export function IntakeView({ item, onNext }: { item: IntakeItem; onNext: () => void }) {
  const detail = useQuery(intakeQuery(item.id));
  useActions([{ id: "skip", label: t("keys.skip"), keys: ["j"], scope: "queue", run: onNext }]);
  if (isRefused(item)) return <RefusedView item={item} onNext={onNext} />;
  if (detail.error) return <ErrorNote error={detail.error} />;
  // Found fields arrive with the end of reading; the form starts anew with them.
  if (!detail.data) return <Skeleton lines={10} />;
  return <Review key={detail.data.status} detail={detail.data} onNext={onNext} />;
}

/** Where no name was found in the text, the file's own name may hint at one. */
function startValues({ fields, nameHint }: IntakeDetail): Values {
  const found = (name: FieldName) => fields.find(({ field }) => field === name)?.value ?? "";
  return {
    name: found("name") || (nameHint ?? ""),
    email: found("email"),
    phone: found("phone"),
    title: "",
    contactId: null,
  };
}

function Review({ detail, onNext }: { detail: IntakeDetail; onNext: () => void }) {
  const [values, setValues] = useState(() => startValues(detail));
  const [focused, setFocused] = useState<FieldName | null>(null);
  const confirm = useCommand("intake_confirm", "here");
  const reject = useCommand("intake_reject");
  const ready = detail.status === "review";
  const name = values.name.trim();

  function accept(): void {
    if (!ready || name === "" || confirm.isPending) return;
    confirm.mutate(
      {
        id: detail.id,
        name,
        email: values.email.trim() || null,
        phone: values.phone.trim() || null,
        title: values.title.trim() || null,
        city: null,
        company: null,
        jobTitle: null,
        links: [],
        facts: [],
        ownerId: null,
        contactId: values.contactId,
      },
      {
        onSuccess: (confirmed) => {
          offerUndo(t("intake.accepted", { name }), confirmed, name);
          onNext();
        },
      },
    );
  }
  function refuse(): void {
    if (reject.isPending) return;
    reject.mutate(
      { ids: [detail.id], reason: null },
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
    { id: "reject", label: t("keys.reject"), keys: ["Delete"], scope: "queue", run: refuse },
  ]);

  return (
    <div className={styles.view}>
      <div className={styles.panes}>
        <PreviewPane detail={detail} focused={focused} />
        <FieldsPane
          detail={detail}
          values={values}
          onValues={setValues}
          onFocus={setFocused}
          error={confirm.error}
        />
      </div>
      <div className={styles.bar} role="toolbar" aria-label={t("inbox.actions")}>
        <span className={styles.hint}>{name === "" && ready ? t("intake.nameMissing") : ""}</span>
        <Button look="quiet" keys="j" onClick={onNext}>
          {t("keys.skip")}
        </Button>
        <Button keys="Delete" size="large" onClick={refuse}>
          {t("keys.reject")}
        </Button>
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
    </div>
  );
}

function marksOf(detail: IntakeDetail, focused: FieldName | null): Mark[] {
  return detail.fields.flatMap(({ field, start, end, confidence }) =>
    start === null || end === null
      ? []
      : [
          {
            start,
            end,
            words: detail.text?.slice(start, end) ?? "",
            doubtful: confidence < sureFrom,
            current: field === focused,
          },
        ],
  );
}

function PreviewPane({ detail, focused }: { detail: IntakeDetail; focused: FieldName | null }) {
  return (
    <Pane label={t("inbox.preview")} width="rest">
      <div className={styles.file}>
        <span className={styles.fileName}>{detail.fileName}</span>
        {detail.pages !== null && (
          <span className={styles.pages}>{t("document.pages", { count: detail.pages })}</span>
        )}
      </div>
      <Scroll sunken label={t("inbox.preview")}>
        {detail.grade === "image_only" && (
          <div className={styles.note}>
            <Note tone="info">{t("intake.imageOnly")}</Note>
          </div>
        )}
        {detail.grade === "locked" && (
          <div className={styles.note}>
            <Note tone="info">{t("intake.lockedBody")}</Note>
          </div>
        )}
        {detail.status === "waiting" || detail.status === "reading" ? (
          <Skeleton lines={14} />
        ) : (
          <DocumentPreview
            documentId={detail.documentId}
            kind={detail.kind}
            text={detail.text}
            marks={marksOf(detail, focused)}
          />
        )}
      </Scroll>
    </Pane>
  );
}
