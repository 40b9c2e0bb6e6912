import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useRef, type ReactNode } from "react";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { t } from "#ui/i18n/t.ts";

/** One thing that can be done with what is checked. */
export type BulkItem = {
  id: string;
  label: string;
  icon: ReactNode;
  keys?: string;
  /** Told what was pressed, so that a menu can hang on it. */
  run: (from: Element) => void;
};

/** What has no room in the bar. */
export function BulkMore({ items }: { items: readonly BulkItem[] }) {
  const button = useRef<HTMLButtonElement>(null);
  if (items.length === 0) return null;
  return (
    <Menu position="top-end">
      <Menu.Target>
        <IconButton
          ref={button}
          label={t("bulk.more")}
          icon={<IconDots size={16} stroke={1.5} />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ id, label, icon, keys, run }) => (
          <Menu.Item
            key={id}
            leftSection={icon}
            rightSection={keys !== undefined && <Kbd keys={keys} />}
            onClick={() => button.current && run(button.current)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
