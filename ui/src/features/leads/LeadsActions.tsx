import { IconLayoutSidebarRight, IconPlus } from "@tabler/icons-react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { t } from "#ui/i18n/t.ts";
import type { PaneState } from "./usePane.ts";

/** At the end of the page's bar. */
export function LeadsActions({ pane, onCreate }: { pane: PaneState; onCreate: () => void }) {
  return (
    <>
      <IconButton
        label={t("keys.pane")}
        keys="Mod+."
        icon={<IconLayoutSidebarRight size={16} stroke={1.5} />}
        aria-pressed={pane.open}
        onClick={pane.toggle}
      />
      <Button
        look="primary"
        keys="c"
        icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
        onClick={onCreate}
      >
        {t("newLead.open")}
      </Button>
    </>
  );
}
