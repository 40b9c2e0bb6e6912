import { Modal } from "@mantine/core";
import { useState } from "react";
import { t } from "#ui/i18n/t.ts";
import { RulesHelp } from "./RulesHelp.tsx";
import { ScreenHelp } from "./ScreenHelp.tsx";
import { topics, type Topic } from "./topics.ts";
import styles from "./HelpDialog.module.css";

type HelpDialogProps = {
  /** The page that is asked for; null while no help is. */
  topic: Topic | null;
  /** The page about the screen behind the dialog. */
  here: Topic;
  onClose: () => void;
};

/** A short page for each screen, over the screen that it is about. */
export function HelpDialog({ topic, here, onClose }: HelpDialogProps) {
  return (
    <Modal opened={topic !== null} onClose={onClose} title={t("help.title")} size="52rem">
      {topic && <HelpPages first={topic} here={here} onClose={onClose} />}
    </Modal>
  );
}

type HelpPagesProps = { first: Topic; here: Topic; onClose: () => void };

function HelpPages({ first, here, onClose }: HelpPagesProps) {
  const [topic, setTopic] = useState(first);
  return (
    <div className={styles.pages}>
      <nav className={styles.nav} aria-label={t("help.topics")}>
        {topics.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.topic}
            aria-current={each === topic ? "page" : undefined}
            data-autofocus={each === topic || undefined}
            onClick={() => setTopic(each)}
          >
            {t(`help.topic.${each}`)}
          </button>
        ))}
      </nav>
      <div
        key={topic}
        className={styles.page}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys scroll it
        tabIndex={0}
        role="group"
        aria-label={t(`help.topic.${topic}`)}
      >
        <h2>{t(`help.topic.${topic}`)}</h2>
        {topic === "rules" ? (
          <RulesHelp onTry={onClose} />
        ) : (
          <ScreenHelp screen={topic} isHere={topic === here} onTry={onClose} />
        )}
      </div>
    </div>
  );
}
