import { Link, useSearch } from "@tanstack/react-router";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { AppearanceSection } from "./AppearanceSection.tsx";
import { BackupSection } from "./BackupSection.tsx";
import { FieldsSection } from "./FieldsSection.tsx";
import { HealthSection } from "./HealthSection.tsx";
import { PipelineSection } from "./PipelineSection.tsx";
import { SampleSection } from "./SampleSection.tsx";
import { ScoringSection } from "./scoring/ScoringSection.tsx";
import { sections, type SettingsSection } from "./sections.ts";
import { SecuritySection } from "./SecuritySection.tsx";
import { QuestionnairesSection } from "./QuestionnairesSection.tsx";
import { TagsSection } from "./TagsSection.tsx";
import { UndoSection } from "./UndoSection.tsx";
import { WatchedSection } from "./WatchedSection.tsx";
import styles from "./SettingsPage.module.css";

const contents: Record<SettingsSection, () => React.ReactNode> = {
  appearance: AppearanceSection,
  security: SecuritySection,
  pipeline: PipelineSection,
  tags: TagsSection,
  fields: FieldsSection,
  scoring: ScoringSection,
  watched: WatchedSection,
  questionnaires: QuestionnairesSection,
  backups: BackupSection,
  sample: SampleSection,
  undo: UndoSection,
  health: HealthSection,
};

export function SettingsPage() {
  const { section = "appearance" } = useSearch({ from: "/settings" });
  const Content = contents[section];
  return (
    <Page title={t("nav.settings")}>
      <Body>
        <nav className={styles.nav} aria-label={t("nav.settings")} data-pane tabIndex={-1}>
          {sections.map((each) => (
            <Link
              key={each}
              to="/settings"
              search={{ section: each }}
              className={styles.item}
              aria-current={each === section ? "page" : undefined}
            >
              {t(`settings.${each}`)}
            </Link>
          ))}
        </nav>
        <Pane label={t(`settings.${section}`)} width="rest">
          <Scroll label={t(`settings.${section}`)}>
            <div className={styles.column} data-wide={section === "scoring" || undefined}>
              <h2 className={styles.title}>{t(`settings.${section}`)}</h2>
              <Content />
            </div>
          </Scroll>
        </Pane>
      </Body>
    </Page>
  );
}
