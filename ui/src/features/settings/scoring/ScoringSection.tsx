import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { scoreModelsQuery } from "#ui/api/queries.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { TabList, TabPanel } from "#ui/layout/TabList.tsx";
import { useLexicon } from "#ui/rules/lexicon.ts";
import { LearnedPanel } from "./LearnedPanel.tsx";
import { ModelPanel } from "./ModelPanel.tsx";
import { VersionsPanel } from "./VersionsPanel.tsx";

const tabs = ["model", "versions", "learned"] as const;
type Tab = (typeof tabs)[number];

/** How leads are scored: the rules, what was published, and what is learned beside them. */
export function ScoringSection() {
  const id = useId();
  const [tab, setTab] = useState<Tab>("model");
  const models = useQuery(scoreModelsQuery());
  const lexicon = useLexicon("lead");
  useActions(
    tabs.map((each) =>
      named(`scoring.${each}`, t("tabs.show", { tab: t(`scoring.tab.${each}`) }), () =>
        setTab(each),
      ),
    ),
  );
  return (
    <>
      <p>{t("scoring.intro")}</p>
      <TabList
        id={id}
        label={t("settings.scoring")}
        tabs={tabs.map((key) => ({ key, label: t(`scoring.tab.${key}`) }))}
        current={tab}
        onTab={setTab}
      />
      <TabPanel id={id} current={tab}>
        {tab === "learned" && <LearnedPanel />}
        {tab !== "learned" && models.error && <ErrorNote error={models.error} />}
        {tab !== "learned" && !models.error && !(models.data && lexicon) && <Skeleton lines={8} />}
        {tab === "model" && models.data && lexicon && (
          <ModelPanel models={models.data} lexicon={lexicon} />
        )}
        {tab === "versions" && models.data && <VersionsPanel models={models.data} />}
      </TabPanel>
    </>
  );
}
