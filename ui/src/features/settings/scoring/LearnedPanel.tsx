import { useQuery } from "@tanstack/react-query";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { learnedQuery } from "#ui/api/queries.ts";
import type { Learned } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { ProgressBar } from "#ui/design/primitives/ProgressBar.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { LearnedFields } from "./LearnedFields.tsx";
import { LearnedQuality } from "./LearnedQuality.tsx";
import styles from "./scoring.module.css";

/** The learned score: whether there is enough to learn from, how good it is, and who sees it. */
export function LearnedPanel() {
  const learned = useQuery(learnedQuery());
  if (learned.error) return <ErrorNote error={learned.error} />;
  if (!learned.data) return <Skeleton lines={8} />;
  return <Shown learned={learned.data} />;
}

function Shown({ learned }: { learned: Learned }) {
  const { model, state } = learned;
  return (
    <div className={styles.panel}>
      <p>{t("learned.intro")}</p>
      <Gate learned={learned} />
      <Acts learned={learned} />
      {state === "training" && <p role="status">{t("learned.training")}</p>}
      {model?.worseThanRules && <Note tone="warn">{t("learned.worse")}</Note>}
      {model && <LearnedQuality model={model} />}
      <LearnedFields fields={learned.fields} suspects={model?.suspects ?? []} />
    </div>
  );
}

/** How far the leads that ended go towards what is needed. */
function Gate({ learned: { won, lost, needed } }: { learned: Learned }) {
  return (
    <dl className={styles.gate}>
      {[["won", won] as const, ["lost", lost] as const].map(([what, count]) => (
        <div key={what} className={styles.gateLine}>
          <dt>{t(`learned.${what}`)}</dt>
          <dd>
            {t("learned.ofNeeded", { count: formatNumber(count), needed })}
            <ProgressBar
              label={t(`learned.${what}`)}
              done={Math.min(count, needed)}
              total={needed}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Acts({ learned: { state, published, model } }: { learned: Learned }) {
  const train = useCommand("learned_train");
  const publish = useCommand("learned_publish");
  const withdraw = useCommand("learned_withdraw");
  const told = (text: string) => ({
    onSuccess: (changed: Parameters<typeof offerUndo>[1]) =>
      offerUndo(text, changed, t("scoring.tab.learned")),
  });
  return (
    <div className={styles.bar}>
      <Button
        look={model ? "secondary" : "primary"}
        disabled={state === "too_few" || state === "training"}
        onClick={() => train.mutate({})}
      >
        {t(model ? "learned.trainAgain" : "learned.train")}
      </Button>
      {model && !published && (
        <Button
          look="primary"
          disabled={model.worseThanRules}
          onClick={() => publish.mutate({}, told(t("learned.publishedNow")))}
        >
          {t("learned.publish")}
        </Button>
      )}
      {published && (
        <Button onClick={() => withdraw.mutate({}, told(t("learned.withdrawn")))}>
          {t("learned.withdraw")}
        </Button>
      )}
      <Chip tone={published ? "ok" : "neutral"}>
        {t(published ? "learned.isPublished" : `learned.state.${state}`)}
      </Chip>
    </div>
  );
}
