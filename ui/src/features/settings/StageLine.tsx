import { Link } from "@tanstack/react-router";
import type { StageInfo } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { EditableText } from "#ui/records/EditableText.tsx";
import { stageName } from "#ui/records/pipeline.ts";
import { isOpen } from "#ui/records/stages.ts";
import { readDays } from "./days.ts";
import { ruleIs } from "./leadsWhere.ts";
import { RemoveButton, type Heirs } from "./RemoveButton.tsx";
import { removeStage, saveStage } from "./stageActs.ts";
import styles from "./groups.module.css";

type StageLineProps = { stage: StageInfo; stages: readonly StageInfo[] };

/** One stage: its name, after how many days its leads stand still, how many there are. */
export function StageLine({ stage, stages }: StageLineProps) {
  const name = stageName(stage);
  return (
    <>
      <span className={styles.name}>
        <EditableText
          label={t("pipeline.name")}
          value={stage.name ?? ""}
          shown={name}
          onSave={(text) => saveStage(stage, { name: text || null })}
        />
      </span>
      {isOpen(stage.state) && <Limit stage={stage} />}
      <Link
        to="/leads"
        search={{ rule: ruleIs("stage", stage.word) }}
        className={styles.count}
        aria-label={t("pipeline.leadsIn", { count: stage.leads, name })}
      >
        {t("leads.some", { count: stage.leads })}
      </Link>
      {stage.builtIn ? (
        <span className={styles.fixed} />
      ) : (
        <RemoveButton
          label={t("settings.removeOf", { name })}
          title={t("pipeline.removeTitle", { name })}
          body={
            stage.leads === 0
              ? t("pipeline.removeEmpty")
              : t("pipeline.removeBody", { count: stage.leads })
          }
          heirs={heirsOf(stage, stages)}
          onRemove={(heir) => void removeStage(stage, stages.find(({ id }) => id === heir) ?? null)}
        />
      )}
    </>
  );
}

function Limit({ stage }: { stage: StageInfo }) {
  const { rottingDays } = stage;
  async function save(text: string): Promise<string | null> {
    const read = readDays(text);
    return read.wrong ?? (await saveStage(stage, { rottingDays: read.days ?? null }));
  }
  return (
    <span className={styles.limit}>
      <EditableText
        label={t("pipeline.rotting")}
        value={rottingDays === null ? "" : String(rottingDays)}
        shown={rottingDays === null ? "" : t("pipeline.rotsAfter", { count: rottingDays })}
        empty={t("pipeline.rotsNever")}
        onSave={save}
      />
    </span>
  );
}

/** Where leads can go without a word of why: anywhere but among the lost. */
function heirsOf(stage: StageInfo, stages: readonly StageInfo[]): Heirs | undefined {
  if (stage.leads === 0 || stage.state === "LOST") return undefined;
  const others = stages.filter(({ id, state }) => id !== stage.id && state !== "LOST");
  // They go to the stage that their state always has, unless another one is chosen.
  const own = others.filter(({ builtIn, state }) => builtIn && state === stage.state);
  const rest = others.filter((other) => !own.includes(other));
  return {
    label: t("pipeline.heir"),
    data: [...own, ...rest].map((other) => ({ value: other.id, label: stageName(other) })),
  };
}
