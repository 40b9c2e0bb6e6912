import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { offerUndo } from "#ui/actions/undo.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";

/** Adding a file to a lead takes a path, so only the desktop window offers it. */
export function AddDocument({ leadId }: { leadId: string }) {
  const { pickPath } = platform;
  const add = useMutation({
    mutationFn: async () => {
      const path = await pickPath?.();
      return path == null ? null : platform.call("document_add", { leadId, path });
    },
    meta: { command: "document_add" },
    onSuccess: (changed) => changed && offerUndo(t("documents.added"), changed),
  });
  if (!pickPath) return null;
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
