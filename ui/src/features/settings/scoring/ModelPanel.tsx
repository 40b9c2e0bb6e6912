import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { run, useCommand } from "#ui/api/mutations.ts";
import type { ScoreModels } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import type { Lexicon } from "#ui/rules/lexicon.ts";
import { AxisEditor } from "./AxisEditor.tsx";
import { rulesIn } from "./model.ts";
import { PreviewPanel } from "./PreviewPanel.tsx";
import { PublishForm } from "./PublishForm.tsx";
import { TryOnLead } from "./TryOnLead.tsx";
import { useModelDraft } from "./useModelDraft.ts";
import styles from "./scoring.module.css";

type ModelPanelProps = { models: ScoreModels; lexicon: Lexicon };

/** The rules as they are being written, what they would change, and the way to publish them. */
export function ModelPanel({ models, lexicon }: ModelPanelProps) {
  const draft = useModelDraft(models);
  const { model, isWritten, error, write } = draft;
  const discard = useCommand("score_draft_discard");
  const [panel, setPanel] = useState<"try" | "preview" | "publish" | null>(null);
  const count = rulesIn(model).length;
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <Chip tone={isWritten ? "warn" : "neutral"}>
          {isWritten
            ? t("scoring.draft")
            : models.published
              ? t("scoring.published", { number: models.published.number })
              : t("scoring.nothing")}
        </Chip>
        <span className={styles.about}>{t("rule.parts", { count })}</span>
        <span className={styles.acts}>
          <Packs
            models={models}
            onPack={(pack) =>
              void run("score_pack_use", { pack }).then(draft.take, () => undefined)
            }
          />
          {isWritten && models.draft !== null && (
            <Button onClick={() => discard.mutate({}, { onSuccess: () => void draft.readAgain() })}>
              {t("scoring.discard")}
            </Button>
          )}
        </span>
      </div>
      {error !== null && <ErrorNote error={error} kept={t("scoring.kept")} />}
      {model.axes.map((axis) => (
        <AxisEditor key={axis.axis} axis={axis} model={model} lexicon={lexicon} onModel={write} />
      ))}
      <div className={styles.bar}>
        {(["try", "preview", "publish"] as const).map((each) => (
          <Button
            key={each}
            look={each === "publish" ? "primary" : "secondary"}
            aria-expanded={panel === each}
            disabled={count === 0 || (each === "publish" && !isWritten)}
            onClick={() => setPanel(panel === each ? null : each)}
          >
            {t(`scoring.${each}`)}
          </Button>
        ))}
      </div>
      {panel === "try" && <TryOnLead model={model} />}
      {panel === "preview" && <PreviewPanel model={model} />}
      {panel === "publish" && (
        <PublishForm
          draft={draft}
          onDone={() => {
            setPanel(null);
            void draft.readAgain();
          }}
        />
      )}
    </div>
  );
}

/** Rules to begin with. */
function Packs({ models, onPack }: { models: ScoreModels; onPack: (pack: string) => void }) {
  if (models.packs.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button icon={<IconChevronDown size={14} stroke={1.5} aria-hidden="true" />}>
          {t("scoring.packs")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {models.packs.map(({ id, name, description, rules }) => (
          <Menu.Item key={id} onClick={() => onPack(id)}>
            {name}
            <span className={styles.packAbout}>
              {t("rule.parts", { count: rules })}. {description}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
