import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useMemo, type ReactNode } from "react";
import { ruleTextQuery, segmentQuery } from "#ui/api/queries.ts";
import type { RuleRead, Segment } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { Page } from "#ui/layout/Page.tsx";
import { treeOf } from "#ui/rules/json.ts";
import { useLexicon, type Lexicon } from "#ui/rules/lexicon.ts";
import { SegmentEditor } from "./SegmentEditor.tsx";

/** The builder of one segment; "new" makes one, from a rule if the address has one. */
export function SegmentPage(): ReactNode {
  const { id } = useParams({ from: "/segments/$id" });
  const { rule } = useSearch({ from: "/segments/$id" });
  return id === "new" ? (
    <Opening key={`new ${rule}`} segment={null} rule={rule ?? ""} />
  ) : (
    <Known key={id} id={id} />
  );
}

function Known({ id }: { id: string }) {
  const segment = useQuery(segmentQuery(id));
  if (!segment.data) return <Waiting error={segment.error} />;
  return <Opening segment={segment.data} rule={segment.data.row.rule} />;
}

function Waiting({ error }: { error: unknown }) {
  return (
    <Page title={t("nav.segments")}>
      {error ? <ErrorNote error={error} /> : <Skeleton lines={10} />}
    </Page>
  );
}

/** Waits for what the builder starts from: the rule as a tree, and the words for it. */
function Opening({ segment, rule }: { segment: Segment | null; rule: string }) {
  const read = useQuery(ruleTextQuery("contact", rule));
  const lexicon = useLexicon("contact");
  if (!read.data || !lexicon) return <Waiting error={read.error} />;
  return <Opened segment={segment} read={read.data} lexicon={lexicon} />;
}

type OpenedProps = { segment: Segment | null; read: RuleRead; lexicon: Lexicon };

function Opened({ segment, read, lexicon }: OpenedProps) {
  // A rule whose words are gone is shown by the tree that is stored.
  const json = read.ok ? read.json : segment?.json;
  // Read once: what is edited afterwards is the editor's.
  const key = JSON.stringify(json ?? null);
  const tree = useMemo(() => treeOf(JSON.parse(key)), [key]);
  return (
    <SegmentEditor
      segment={segment}
      tree={tree}
      lexicon={lexicon}
      problem={segment?.row.problem ?? (read.ok ? null : read.message)}
    />
  );
}
