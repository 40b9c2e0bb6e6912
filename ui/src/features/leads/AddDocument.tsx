import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { named, useActions } from "#ui/actions/registry.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";

export function AddDocument({ leadId }: { leadId: string }) {
  const add = useMutation({
    mutationFn: () => platform.addDocument(leadId),
    meta: { command: "document_add" },
    onSuccess: (changed) => changed && offerUndo(t("documents.added"), changed),
  });
  useActions([named("addDocument", t("documents.add"), () => add.mutate())]);
  return (
    <Button
      look="link"
      icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
      disabled={add.isPending}
      onClick={() => add.mutate()}
    >
      {t("action.add")}
    </Button>
  );
}
