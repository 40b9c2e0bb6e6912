import { IconCheck } from "@tabler/icons-react";
import { useEffect, useEffectEvent } from "react";
import type { Profile } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { t } from "#ui/i18n/t.ts";
import { Question } from "#ui/layout/Question.tsx";
import type { Answers } from "./StartPage.tsx";
import styles from "./ProfileStep.module.css";

const profiles: readonly Profile[] = ["law", "sales"];
const points = ["one", "two", "three"] as const;

type ProfileStepProps = {
  answers: Answers;
  progress: { step: number; steps: number };
  onChange: (part: Partial<Answers>) => void;
  onNext: () => void;
  onRestore: () => void;
};

export function ProfileStep({ answers, progress, onChange, onNext, onRestore }: ProfileStepProps) {
  const onKey = useEffectEvent((profile: Profile) => onChange({ profile }));
  useEffect(() => {
    const listener = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const profile = profiles[Number(key) - 1];
      if (profile && !ctrlKey && !metaKey && !altKey) onKey(profile);
    };
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
  return (
    <Question
      title={t("start.welcome")}
      body={t("start.profile.body")}
      progress={progress}
      onSubmit={onNext}
      aside={
        <Button look="link" onClick={onRestore}>
          {t("start.restore")}
        </Button>
      }
      next={
        <Button type="submit" look="primary" size="large" keys="Enter">
          {t("action.continue")}
        </Button>
      }
    >
      <fieldset className={styles.options}>
        <legend className={styles.legend}>{t("start.profile.title")}</legend>
        {profiles.map((profile, index) => (
          <label key={profile} className={styles.option}>
            <span className={styles.head}>
              <input
                type="radio"
                name="profile"
                className={styles.radio}
                checked={answers.profile === profile}
                onChange={() => onChange({ profile })}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this one question
                autoFocus={answers.profile === profile}
              />
              <span className={styles.name}>{t(`profile.${profile}`)}</span>
              <Kbd keys={String(index + 1)} />
            </span>
            <span className={styles.about}>{t(`profile.${profile}.about`)}</span>
            <ul className={styles.points}>
              {points.map((point) => (
                <li key={point} className={styles.point}>
                  <IconCheck size={16} stroke={1.5} aria-hidden="true" />
                  {t(`profile.${profile}.${point}`)}
                </li>
              ))}
            </ul>
          </label>
        ))}
      </fieldset>
    </Question>
  );
}
