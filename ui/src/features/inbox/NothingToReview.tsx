import { IconInbox } from "@tabler/icons-react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { t } from "#ui/i18n/t.ts";
import { useAddFiles } from "#ui/records/useAddFiles.ts";
import type { InboxTab } from "./queue.ts";

export function NothingToReview({ tab }: { tab: InboxTab }) {
  const { choose } = useAddFiles();
  if (tab === "refused") {
    return (
      <EmptyState icon={<IconInbox size={20} stroke={1.5} />} title={t("inbox.noneRefused")}>
        {t("inbox.noneRefusedBody")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconInbox size={20} stroke={1.5} />}
      title={t("inbox.emptyTitle")}
      actions={
        <Button look="primary" size="large" keys="Mod+O" onClick={choose}>
          {t("files.choose")}
        </Button>
      }
      hint={t("drop.kinds")}
    >
      {t("inbox.emptyBody")}
    </EmptyState>
  );
}
