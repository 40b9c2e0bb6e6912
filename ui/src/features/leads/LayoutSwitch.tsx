import { Tooltip } from "@mantine/core";
import { IconLayoutKanban, IconLayoutList, IconTable } from "@tabler/icons-react";
import { ariaKeys } from "#ui/actions/keys.ts";
import { useActions } from "#ui/actions/registry.ts";
import type { ViewLayout } from "#ui/bindings/engine.ts";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./LayoutSwitch.module.css";

const layouts = [
  { layout: "list", keys: "v l", Icon: IconTable },
  { layout: "grouped", keys: "v g", Icon: IconLayoutList },
  { layout: "board", keys: "v b", Icon: IconLayoutKanban },
] as const;

type LayoutSwitchProps = { layout: ViewLayout; onLayout: (layout: ViewLayout) => void };

/** Lines, lines under heads, or columns of cards. */
export function LayoutSwitch({ layout: current, onLayout }: LayoutSwitchProps) {
  useActions(
    layouts.map(({ layout, keys }) => ({
      id: `layout.${layout}`,
      label: t(`layout.${layout}`),
      keys: [keys],
      scope: "page",
      run: () => onLayout(layout),
    })),
  );
  return (
    <div role="group" aria-label={t("layout.label")} className={styles.switch}>
      {layouts.map(({ layout, keys, Icon }) => (
        <Tooltip
          key={layout}
          label={
            <>
              {t(`layout.${layout}`)}
              <Kbd keys={keys} />
            </>
          }
        >
          <button
            type="button"
            className={styles.layout}
            aria-label={t(`layout.${layout}`)}
            aria-pressed={layout === current}
            aria-keyshortcuts={ariaKeys(keys)}
            onClick={() => onLayout(layout)}
          >
            <Icon size={16} stroke={1.5} aria-hidden="true" />
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
