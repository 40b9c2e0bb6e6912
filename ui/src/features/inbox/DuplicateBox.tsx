import { useNavigate } from "@tanstack/react-router";
import type { Duplicate } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { formatPercent, listOf, sentence } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./DuplicateBox.module.css";

type DuplicateBoxProps = {
  duplicate: Duplicate;
  chosen: boolean;
  onChoose: (contactId: string | null) => void;
};

/** Shown before anything is saved; without a decision the file becomes a new person. */
export function DuplicateBox({ duplicate, chosen, onChoose }: DuplicateBoxProps) {
  const navigate = useNavigate();
  const { contactId, intakeId, name, reasons, likeness } = duplicate;
  const why = listOf(
    reasons.map((reason) =>
      reason === "similar_name"
        ? t("duplicate.similar_name", { likeness: formatPercent(likeness) })
        : t(`duplicate.${reason}`),
    ),
  );
  return (
    <div className={styles.box}>
      <Note
        tone={chosen ? "info" : "warn"}
        actions={
          contactId === null ? (
            <Button
              onClick={() =>
                void navigate({ to: "/inbox", search: { item: intakeId ?? undefined } })
              }
            >
              {t("duplicate.show")}
            </Button>
          ) : (
            <>
              <Button
                aria-pressed={chosen}
                look={chosen ? "primary" : "secondary"}
                onClick={() => onChoose(contactId)}
              >
                {t("duplicate.same")}
              </Button>
              <Button aria-pressed={!chosen} look="quiet" onClick={() => onChoose(null)}>
                {t("duplicate.different")}
              </Button>
            </>
          )
        }
      >
        <p className={styles.title}>
          {chosen ? t("duplicate.joins", { name }) : t("duplicate.maybe", { name })}
        </p>
        <p>{contactId === null ? t("duplicate.inQueue", { why }) : sentence(why)}</p>
      </Note>
    </div>
  );
}
