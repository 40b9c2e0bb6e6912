import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useActions, type Action } from "#ui/actions/registry.ts";
import type { Segment } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import type { Lexicon } from "#ui/rules/lexicon.ts";
import type { Group } from "#ui/rules/tree.ts";
import { useRuleText } from "#ui/rules/useRuleText.ts";
import { AudiencePane } from "./AudiencePane.tsx";
import { EditorActions, EditorWay } from "./EditorBar.tsx";
import { EditorNotes } from "./EditorNotes.tsx";
import { HandStep } from "./HandStep.tsx";
import { LeaveGuard } from "./LeaveGuard.tsx";
import { NameDialog } from "./NameDialog.tsx";
import { NameStep } from "./NameStep.tsx";
import { RulesStep } from "./RulesStep.tsx";
import { Steps, type Step } from "./Steps.tsx";
import { useAudience } from "./useAudience.ts";
import { useSaving } from "./useSaving.ts";
import { useSegmentDraft, type SegmentDraft } from "./useSegmentDraft.ts";
import { partsOf } from "./whyParts.ts";

type SegmentEditorProps = {
  segment: Segment | null;
  tree: Group;
  lexicon: Lexicon;
  /** Why the stored rule is not understood any more. */
  problem: string | null;
};

/** The builder: rules, people by hand and the name, beside who that makes. */
export function SegmentEditor({ segment, tree, lexicon, problem }: SegmentEditorProps) {
  const navigate = useNavigate();
  const id = segment?.row.id ?? null;
  const edited = useSegmentDraft(segment, tree);
  const { draft, isDirty, write } = edited;
  const [step, setStep] = useState<Step>("rules");
  const [naming, setNaming] = useState(false);
  const rule = useRuleText("contact", draft.tree);
  const audience = useAudience(id, { picks: draft.picks, stored: edited.picksBefore }, rule);
  const saving = useSaving({ segment, edited, rule, onMissing: setStep });
  const back = () => void navigate({ to: "/segments" });
  useActions(editorActions(edited, saving.save, back));

  const title = draft.name.trim() || t("segments.new");
  const partAt = partsOf(lexicon, draft.tree, rule.asked);
  return (
    <Page
      title={title}
      titleHidden
      lead={<EditorWay title={title} isDirty={isDirty} onBack={back} />}
      actions={
        <EditorActions
          onUndo={edited.undo}
          onSaveAs={segment ? () => setNaming(true) : null}
          onSave={saving.save}
        />
      }
    >
      <Body stacks>
        <Steps step={step} onStep={setStep} draft={draft} uses={segment?.usedBy ?? []} />
        <Pane label={t(`segments.step.${step}`)} width="rest">
          <Scroll label={t(`segments.step.${step}`)}>
            <EditorNotes {...saving} problem={isDirty ? null : problem} rule={rule} />
            {step === "rules" && (
              <RulesStep
                lexicon={lexicon}
                draft={draft}
                rule={rule}
                counts={audience.counts}
                onTree={(next, part) => write({ tree: next }, part)}
                onByHand={() => setStep("hand")}
              />
            )}
            {step === "hand" && (
              <HandStep picks={draft.picks} onPicks={(picks) => write({ picks })} />
            )}
            {step === "name" && <NameStep draft={draft} checked={saving.checked} onWrite={write} />}
          </Scroll>
        </Pane>
        <AudiencePane
          audience={audience}
          why={{ rule: rule.text, segmentId: id, partAt }}
          picks={draft.picks}
          onPicks={(picks) => write({ picks })}
        />
      </Body>
      <NameDialog
        opened={naming}
        title={t("segments.saveAs")}
        act={t("action.save")}
        name={t("segments.copyName", { name: title })}
        onName={saving.saveAs}
        onClose={() => setNaming(false)}
      />
      <LeaveGuard isDirty={isDirty} to={saving.savedAs} />
    </Page>
  );
}

/** Undo is the builder's own as long as there is something to take back in it. */
function editorActions(
  { undo, redo }: Pick<SegmentDraft, "undo" | "redo">,
  save: () => void,
  back: () => void,
): Action[] {
  const page = (id: string, label: string, keys: string, run: () => void): Action => ({
    id,
    label,
    keys: [keys],
    scope: "page",
    run,
  });
  return [
    page("back", t("segments.back"), "Escape", back),
    { ...page("save", t("action.save"), "Mod+Enter", save), inFields: true },
    ...(undo ? [page("undo", t("segments.undo"), "Mod+Z", undo)] : []),
    ...(redo ? [page("redo", t("segments.redo"), "Mod+Shift+Z", redo)] : []),
  ];
}
