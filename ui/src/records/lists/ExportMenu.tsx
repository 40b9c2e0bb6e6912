import { Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import type { Root, Scope, SortKey } from "#ui/bindings/engine.ts";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { t } from "#ui/i18n/t.ts";
import { exportList } from "./exports.ts";

type ExportMenuProps = {
  spec: { root: Root; scope: Scope; rule: string; sort: SortKey[] };
  /** The chosen columns by the catalogue's names; none for all that there are. */
  columns: readonly string[];
};

const formats = ["csv", "json"] as const;

/** The list as a file: what is filtered, in its order. */
export function ExportMenu({ spec, columns }: ExportMenuProps) {
  const [open, setOpen] = useState(false);
  const save = (format: (typeof formats)[number]) =>
    void exportList({ kind: "list", ...spec, columns: [...columns], format });
  useActions(
    formats.map((format) => named(`export.${format}`, t(`export.${format}`), () => save(format))),
  );
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end">
      <Menu.Target>
        <IconButton label={t("export.open")} icon={<IconDownload size={16} stroke={1.5} />} />
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => save(format)}>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
