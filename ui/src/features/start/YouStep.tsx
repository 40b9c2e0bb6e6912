import { Select } from "@mantine/core";
import { useState } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { cached, locale } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Question } from "#ui/layout/Question.tsx";
import { knownCurrencies, knownZones } from "./guesses.ts";
import type { Answers } from "./StartPage.tsx";
import styles from "./YouStep.module.css";

const zones = knownZones();
const currencies = knownCurrencies();
// The whole list of zones would be drawn at once; typing finds the rest.
const shownMax = 50;

type YouStepProps = {
  answers: Answers;
  progress: { step: number; steps: number };
  onChange: (part: Partial<Answers>) => void;
  onNext: () => void;
  onBack: () => void;
};

export function YouStep({ answers, progress, onChange, onNext, onBack }: YouStepProps) {
  const [tried, setTried] = useState(false);
  const missing = (text: string) => (tried && text.trim() === "" ? t("field.missing") : null);
  function submit(): void {
    setTried(true);
    if (answers.name.trim() !== "" && answers.memberName.trim() !== "") onNext();
  }
  return (
    <Question
      title={t("start.you.title")}
      body={t("start.you.body")}
      progress={progress}
      onSubmit={submit}
      aside={<Button onClick={onBack}>{t("action.back")}</Button>}
      next={
        <Button type="submit" look="primary" size="large" keys="Enter">
          {t("action.continue")}
        </Button>
      }
    >
      <TextField
        label={t("start.workspace")}
        hint={t("start.workspaceHint")}
        error={missing(answers.name)}
        value={answers.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this one question
        autoFocus
      />
      <TextField
        label={t("start.member")}
        autoComplete="name"
        error={missing(answers.memberName)}
        value={answers.memberName}
        onChange={(event) => onChange({ memberName: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <Select
          label={t("start.zone")}
          data={zones}
          limit={shownMax}
          searchable
          allowDeselect={false}
          value={answers.timezone}
          onChange={(timezone) => timezone !== null && onChange({ timezone })}
        />
        <Select
          label={t("start.currency")}
          data={currencies.map((value) => ({ value, label: currencyLabel(value) }))}
          limit={shownMax}
          searchable
          allowDeselect={false}
          value={answers.currency}
          onChange={(currency) => currency !== null && onChange({ currency })}
        />
      </div>
    </Question>
  );
}

function currencyLabel(code: string): string {
  const names = cached("currencies", () => new Intl.DisplayNames(locale(), { type: "currency" }));
  const name = names.of(code);
  return name === undefined || name === code ? code : t("start.currencyName", { code, name });
}
