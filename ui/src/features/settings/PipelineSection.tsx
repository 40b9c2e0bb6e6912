import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { rememberStep } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import { stagesQuery } from "#ui/api/queries.ts";
import type { LeadState, StageInfo } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { StageGlyph } from "#ui/design/primitives/StageGlyph.tsx";
import { t } from "#ui/i18n/t.ts";
import { stageName } from "#ui/records/pipeline.ts";
import { stages as states } from "#ui/records/stages.ts";
import { AddLine } from "./AddLine.tsx";
import { OrderedList } from "./OrderedList.tsx";
import { StageLine } from "./StageLine.tsx";
import { moveStage } from "./stageActs.ts";
import { tellTaken } from "./tellTaken.ts";
import styles from "./groups.module.css";

/** The stages of each of the five states, in the order leads go through them. */
export function PipelineSection() {
  const stages = useQuery(stagesQuery());
  const [adding, setAdding] = useState<LeadState | null>(null);
  useActions([
    ...states.map((state) =>
      named(`addStage.${state}`, t("pipeline.addTo", { state: t(`stage.${state}`) }), () =>
        setAdding(state),
      ),
    ),
    {
      id: "move",
      label: t("pipeline.moveKeys"),
      keys: ["Alt+ArrowUp", "Alt+ArrowDown"],
      scope: "page",
    },
  ]);
  if (stages.error) return <ErrorNote error={stages.error} />;
  if (!stages.data) return <Skeleton lines={10} />;
  return (
    <>
      <p>{t("pipeline.intro")}</p>
      {states.map((state) => (
        <StageGroup
          key={state}
          state={state}
          stages={stages.data}
          isAdding={adding === state}
          onAdd={(open) => setAdding(open ? state : null)}
        />
      ))}
    </>
  );
}

type StageGroupProps = {
  state: LeadState;
  stages: readonly StageInfo[];
  isAdding: boolean;
  onAdd: (open: boolean) => void;
};

function StageGroup({ state, stages, isAdding, onAdd }: StageGroupProps) {
  const own = stages.filter((stage) => stage.state === state);
  const label = t(`stage.${state}`);
  async function add(name: string): Promise<void> {
    const saved = await run("stage_save", { id: null, name, state, rottingDays: null }, "here");
    rememberStep(saved, name);
    tellTaken(saved, name);
  }
  return (
    <section className={styles.group} aria-label={t("pipeline.group", { state: label })}>
      <div className={styles.head}>
        <StageGlyph state={state} />
        <h3 className={styles.title}>{label}</h3>
        <Button
          look="link"
          aria-label={t("pipeline.addTo", { state: label })}
          icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
          onClick={() => onAdd(true)}
        >
          {t("pipeline.add")}
        </Button>
      </div>
      <OrderedList
        label={label}
        items={own}
        nameOf={stageName}
        onMove={(id, before) => {
          const stage = own.find((each) => each.id === id);
          if (stage) void moveStage(stage, before);
        }}
      >
        {(stage) => <StageLine stage={stage} stages={stages} />}
      </OrderedList>
      {isAdding && (
        <div className={styles.adding}>
          <AddLine label={t("pipeline.name")} onAdd={add} onDone={() => onAdd(false)} />
        </div>
      )}
    </section>
  );
}
