import { IconMapOff } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { t } from "#ui/i18n/t.ts";
import { Page } from "#ui/layout/Page.tsx";

/** For an address that was written by hand, or by a newer program. */
export function NoSuchPage() {
  const navigate = useNavigate();
  return (
    <Page title={t("noPage.title")}>
      <EmptyState
        icon={<IconMapOff size={20} stroke={1.5} />}
        title={t("noPage.nothing")}
        actions={
          <Button
            look="primary"
            size="large"
            keys="g h"
            onClick={() => void navigate({ to: "/today" })}
          >
            {t("nav.today")}
          </Button>
        }
      >
        {t("noPage.body")}
      </EmptyState>
    </Page>
  );
}
