import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import type { ModelVersion, ScoreModels } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { t } from "#ui/i18n/t.ts";
import groups from "../sections.module.css";
import styles from "./scoring.module.css";

/** What was published when, by whom, and the way back to it. */
export function VersionsPanel({ models: { versions, published } }: { models: ScoreModels }) {
  if (versions.length === 0) return <p className={styles.about}>{t("scoring.noVersions")}</p>;
  return (
    <ol className={groups.list}>
      {versions.map((version) => (
        <Version key={version.id} version={version} isNow={version.id === published?.id} />
      ))}
    </ol>
  );
}

function Version({ version, isNow }: { version: ModelVersion; isNow: boolean }) {
  const { id, number, at, byName, note } = version;
  const revert = useCommand("score_revert");
  const back = () =>
    revert.mutate(
      { id },
      {
        onSuccess: (saved) =>
          offerUndo(t("scoring.reverted", { number }), saved, t("settings.scoring")),
      },
    );
  return (
    <li className={groups.line}>
      <div className={groups.main}>
        <p className={groups.name}>
          {t("score.version", { number })} {note}
        </p>
        <p className={groups.about}>
          {byName !== null && <>{byName}, </>}
          <When at={at} />
        </p>
      </div>
      {isNow ? (
        <Chip tone="ok">{t("scoring.counts")}</Chip>
      ) : (
        <Button aria-label={t("scoring.revertTo", { number })} onClick={back}>
          {t("scoring.revert")}
        </Button>
      )}
    </li>
  );
}
