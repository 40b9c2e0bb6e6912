import { useQuery } from "@tanstack/react-query";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { statusQuery } from "#ui/api/queries.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import { Setting } from "./Setting.tsx";

export function SampleSection() {
  const loaded = useQuery(statusQuery()).data?.workspace?.sample ?? false;
  const add = useCommand("sample_add");
  const remove = useCommand("sample_remove");
  return (
    <Setting label={t("settings.sample")} hint={loaded ? t("sample.isLoaded") : t("sample.hint")}>
      {loaded ? (
        <Button
          disabled={remove.isPending}
          onClick={() =>
            remove.mutate({}, { onSuccess: (changed) => offerUndo(t("sample.removed"), changed) })
          }
        >
          {t("sample.remove")}
        </Button>
      ) : (
        <Button
          look="primary"
          disabled={add.isPending}
          onClick={() =>
            add.mutate({}, { onSuccess: (changed) => offerUndo(t("sample.added"), changed) })
          }
        >
          {t("sample.add")}
        </Button>
      )}
    </Setting>
  );
}
