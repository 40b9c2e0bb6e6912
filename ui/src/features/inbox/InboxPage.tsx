import { IconInbox, IconUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { intakeQueueQuery } from "#ui/api/queries.ts";
import type { IntakeItem } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { useAddFiles } from "#ui/records/useAddFiles.ts";
import { IntakeView } from "./IntakeView.tsx";
import { isOpen, inOrder, totalOf } from "./queue.ts";
import { QueuePane } from "./QueuePane.tsx";

export function InboxPage() {
  const queue = useQuery(intakeQueueQuery());
  const { item } = useSearch({ from: "/inbox" });
  const navigate = useNavigate({ from: "/inbox" });
  const { choose } = useAddFiles();
  const items = inOrder((queue.data?.items ?? []).filter(isOpen));
  const current = items.find(({ id }) => id === item) ?? items[0];
  const show = (next: IntakeItem | undefined) =>
    void navigate({ search: next ? { item: next.id } : {}, replace: true });

  /** The item that takes the place of the current one when it has been dealt with. */
  function following(): IntakeItem | undefined {
    const at = items.findIndex(({ id }) => id === current?.id);
    return items[at + 1] ?? items[at - 1];
  }

  const addFiles = (
    <Button
      keys="Mod+O"
      icon={<IconUpload size={16} stroke={1.5} aria-hidden="true" />}
      onClick={choose}
    >
      {t("files.add")}
    </Button>
  );
  return (
    <Page title={t("nav.inbox")} actions={addFiles}>
      {queue.error && <ErrorNote error={queue.error} />}
      {!queue.data && !queue.error && <Skeleton lines={8} />}
      {queue.data && !current && <NothingToReview onChoose={choose} />}
      {queue.data && current && (
        <Body>
          <QueuePane items={items} total={totalOf(queue.data)} current={current} onShow={show} />
          <IntakeView key={current.id} item={current} onNext={() => show(following())} />
        </Body>
      )}
    </Page>
  );
}

function NothingToReview({ onChoose }: { onChoose: () => void }) {
  return (
    <EmptyState
      icon={<IconInbox size={20} stroke={1.5} />}
      title={t("inbox.emptyTitle")}
      actions={
        <Button look="primary" size="large" keys="Mod+O" onClick={onChoose}>
          {t("files.choose")}
        </Button>
      }
      hint={t("drop.kinds")}
    >
      {t("inbox.emptyBody")}
    </EmptyState>
  );
}
