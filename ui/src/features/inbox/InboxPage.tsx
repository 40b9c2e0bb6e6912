import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { named, useActions } from "#ui/actions/registry.ts";
import { intakeQuery, intakeQueueQuery } from "#ui/api/queries.ts";
import type { IntakeItem, IntakeQueue } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { ViewTabs } from "#ui/layout/ViewTabs.tsx";
import { AcceptAll } from "./AcceptAll.tsx";
import { IntakeView } from "./IntakeView.tsx";
import { NothingToReview } from "./NothingToReview.tsx";
import { inOrder, isOpen, isRefused, toReviewIn, type InboxTab } from "./queue.ts";
import { QueuePane } from "./QueuePane.tsx";
import { ReadingProgress } from "./ReadingProgress.tsx";
import { RefusedActs } from "./RefusedActs.tsx";

const inboxTabs = ["review", "refused"] as const satisfies readonly InboxTab[];

export function InboxPage() {
  const queue = useQuery(intakeQueueQuery());
  return (
    <>
      {queue.data ? (
        <Inbox queue={queue.data} />
      ) : (
        <Page title={t("nav.inbox")}>
          {queue.error ? <ErrorNote error={queue.error} /> : <Skeleton lines={8} />}
        </Page>
      )}
    </>
  );
}

function Inbox({ queue }: { queue: IntakeQueue }) {
  const { item, tab: asked, words } = useSearch({ from: "/inbox" });
  const navigate = useNavigate({ from: "/inbox" });
  const open = inOrder(queue.items.filter(isOpen));
  const tab = tabOf(open, item, asked);
  const items = open.filter((each) => isRefused(each) === (tab === "refused"));
  const current = items.find(({ id }) => id === item) ?? items[0];
  const show = (next: IntakeItem | undefined) =>
    void navigate({ search: { tab, ...(next && { item: next.id }) }, replace: true });

  /** The item that takes the place of the current one when it has been dealt with. */
  function following(): IntakeItem | undefined {
    const at = items.findIndex(({ id }) => id === current?.id);
    return items[at + 1] ?? items[at - 1];
  }

  const next = following();
  // Read ahead, so that accepting shows the next file at once.
  useQuery({ ...intakeQuery(next?.id ?? ""), enabled: next?.status === "review" });

  const totals: Record<InboxTab, number> = { review: toReviewIn(queue), refused: queue.refused };
  const titles: Record<InboxTab, string> = {
    review: t("inbox.toReview"),
    refused: t("inbox.notTaken"),
  };
  const showTab = (key: InboxTab) => void navigate({ search: { tab: key }, replace: true });
  useActions(
    inboxTabs.map((key) =>
      named(`inbox.${key}`, t("inbox.show", { what: titles[key] }), () => showTab(key)),
    ),
  );
  return (
    <Page
      title={t("nav.inbox")}
      lead={
        <ViewTabs
          label={t("inbox.queue")}
          tabs={inboxTabs.map((key) => ({
            key,
            label: titles[key],
            count: totals[key],
          }))}
          current={tab}
          onTab={showTab}
        />
      }
      actions={<AcceptAll disabled={queue.review === 0} />}
    >
      {current ? (
        <Body stacks>
          <QueuePane
            title={titles[tab]}
            items={items}
            total={totals[tab]}
            current={current}
            onShow={show}
            acts={tab === "refused" && <RefusedActs count={queue.refused} />}
            progress={<ReadingProgress queue={queue} />}
          />
          <IntakeView
            key={current.id}
            item={current}
            words={current.id === item ? (words ?? null) : null}
            onNext={() => show(next)}
          />
        </Body>
      ) : (
        <NothingToReview tab={tab} />
      )}
    </Page>
  );
}

/** Who comes for one file sees the list that it is in; else what can be decided comes first. */
function tabOf(
  open: readonly IntakeItem[],
  item: string | undefined,
  asked: InboxTab | undefined,
): InboxTab {
  const wanted = open.find(({ id }) => id === item);
  if (wanted) return isRefused(wanted) ? "refused" : "review";
  if (asked !== undefined) return asked;
  return open.length > 0 && open.every(isRefused) ? "refused" : "review";
}
