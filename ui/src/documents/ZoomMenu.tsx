import { Menu } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import type { Viewer } from "./useViewer.ts";
import { zooms } from "./view.ts";
import styles from "./DocumentViewer.module.css";

const icon = { size: 16, stroke: 1.5 } as const;

/** The size of the pages: smaller, larger, or chosen. */
export function ZoomMenu({ viewer }: { viewer: Viewer }) {
  const { zoom } = viewer.view;
  return (
    <>
      <span className={styles.wide}>
        <IconButton
          label={t("zoom.out")}
          icon={<IconMinus {...icon} />}
          disabled={zoom === zooms[0]}
          onClick={() => viewer.zoomBy(-1)}
        />
      </span>
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className={styles.zoom}>
            <Spoken>{t("zoom.label")}</Spoken>
            {zoom === "fit" ? t("zoom.fit") : formatPercent(zoom)}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => viewer.setZoom("fit")}>{t("zoom.fitWidth")}</Menu.Item>
          {zooms.map((each) => (
            <Menu.Item key={each} onClick={() => viewer.setZoom(each)}>
              {formatPercent(each)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className={styles.wide}>
        <IconButton
          label={t("zoom.in")}
          icon={<IconPlus {...icon} />}
          disabled={zoom === zooms.at(-1)}
          onClick={() => viewer.zoomBy(1)}
        />
      </span>
    </>
  );
}
