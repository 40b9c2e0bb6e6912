import { useState, type FormEvent } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { CopyButton } from "#ui/design/primitives/CopyButton.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./RecoveryCode.module.css";

/** Shown once. Typing two of its groups back proves that it stands somewhere else as well. */
export function RecoveryCode({ code, onWritten }: { code: string; onWritten: () => void }) {
  const groups = code.split("-");
  const [asked] = useState(() => pickTwo(groups.length));
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [wrong, setWrong] = useState<number[]>([]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const missed = asked.filter(
      (index) => plain(typed[index] ?? "") !== plain(groups[index] ?? ""),
    );
    setWrong(missed);
    if (missed.length === 0) onWritten();
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.code}>
        <ol className={styles.groups} data-selectable>
          {groups.map((group, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- groups may be equal
            <li key={index} className={styles.group}>
              {group}
            </li>
          ))}
        </ol>
        <CopyButton text={code} />
      </div>
      <p className={styles.ask}>{t("recovery.ask")}</p>
      <div className={styles.fields}>
        {asked.map((index) => (
          <TextField
            key={index}
            label={t("recovery.group", { number: index + 1 })}
            error={wrong.includes(index) ? t("recovery.wrong") : null}
            spellCheck={false}
            autoCapitalize="characters"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this one question
            autoFocus={index === asked[0]}
            value={typed[index] ?? ""}
            onChange={(event) => setTyped({ ...typed, [index]: event.currentTarget.value })}
          />
        ))}
      </div>
      <div className={styles.actions}>
        <Button type="submit" look="primary" size="large" keys="Enter">
          {t("recovery.written")}
        </Button>
      </div>
    </form>
  );
}

function plain(text: string): string {
  return text.replaceAll(/[\s-]/g, "").toUpperCase();
}

/** Two different places, so that a person cannot learn which ones are asked for. */
function pickTwo(count: number): number[] {
  if (count < 2) return [0];
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  const first = a % count;
  const second = (first + 1 + (b % (count - 1))) % count;
  return [first, second].toSorted((x, y) => x - y);
}
