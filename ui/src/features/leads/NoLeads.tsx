import { IconFilterOff, IconUsers } from "@tabler/icons-react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { focusPage } from "#ui/design/returnFocus.ts";
import { t } from "#ui/i18n/t.ts";
import { useAddFiles } from "#ui/records/useAddFiles.ts";

export function NoLeads({ rule, onClear }: { rule: string; onClear: () => void }) {
  const addSample = useCommand("sample_add");
  const { choose } = useAddFiles();
  if (rule !== "") {
    return (
      <EmptyState
        icon={<IconFilterOff size={20} stroke={1.5} />}
        title={t("leads.noneMatch")}
        actions={
          <Button look="primary" size="large" keys="Shift+F" onClick={onClear}>
            {t("filter.clear")}
          </Button>
        }
      >
        {t("leads.filterIs", { rule })}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconUsers size={20} stroke={1.5} />}
      title={t("leads.noneTitle")}
      actions={
        <>
          <Button look="primary" size="large" keys="Mod+O" onClick={choose}>
            {t("files.choose")}
          </Button>
          <Button
            size="large"
            disabled={addSample.isPending}
            onClick={() =>
              addSample.mutate(
                {},
                {
                  onSuccess: (changed) => {
                    offerUndo(t("sample.added"), changed);
                    focusPage();
                  },
                },
              )
            }
          >
            {t("sample.add")}
          </Button>
        </>
      }
      hint={t("leads.noneHint")}
    >
      {t("leads.noneBody")}
    </EmptyState>
  );
}
