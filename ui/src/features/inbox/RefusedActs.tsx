import { named, useActions } from "#ui/actions/registry.ts";
import { showNotice } from "#ui/actions/notices.tsx";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";

/** What can be done with all files that were not taken in; no ids mean all of them. */
export function RefusedActs({ count }: { count: number }) {
  const retry = useCommand("intake_retry");
  const dismiss = useCommand("intake_dismiss");
  const isBusy = retry.isPending || dismiss.isPending;
  const retryAll = () =>
    retry.mutate(
      { ids: [] },
      {
        onSuccess: (tried) =>
          showNotice(tried.count === 0 ? t("inbox.retryNone") : t("inbox.retried", tried)),
      },
    );
  const dismissAll = () =>
    dismiss.mutate({ ids: [] }, { onSuccess: (gone) => showNotice(t("inbox.dismissed", gone)) });
  useActions([
    named("retryAll", t("inbox.retryAll"), retryAll),
    named("dismissAll", t("inbox.dismissAll"), dismissAll),
  ]);
  return (
    <>
      <Button look="quiet" disabled={isBusy} onClick={retryAll}>
        {t("inbox.retryAll")}
      </Button>
      <Button look="quiet" disabled={isBusy || count === 0} onClick={dismissAll}>
        {t("inbox.dismissAll")}
      </Button>
    </>
  );
}
