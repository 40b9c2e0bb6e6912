import { Menu } from "@mantine/core";
import { IconCheck, IconStack2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { catalogueQuery } from "#ui/api/queries.ts";
import type { FieldInfo } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import { leadField } from "#ui/records/fields.ts";
import { leadFieldLabel } from "#ui/records/leadFieldLabel.ts";

const parting = new Set(["text", "choice", "flag"]);
// Each lead has a name of its own, and what these flags say is hidden from lists.
const useless: ReadonlySet<string> = new Set([leadField.name, "draft", "withdrawn", "archived"]);

/** Whether leads can be parted by a field. */
function isParting({ name, type, sortable }: FieldInfo): boolean {
  return sortable && parting.has(type) && !useless.has(name);
}

/** By which field heads or columns are made. */
export function GroupByMenu({ by, onBy }: { by: string; onBy: (field: string) => void }) {
  const [open, setOpen] = useState(false);
  const fields = useQuery(catalogueQuery("lead")).data?.fields.filter(isParting) ?? [];
  const label = leadFieldLabel(
    by,
    fields.find(({ name }) => name === by),
  );
  useActions([named("groupBy", t("group.by"), () => setOpen(true))]);
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end">
      <Menu.Target>
        <Button
          look="quiet"
          icon={<IconStack2 size={16} stroke={1.5} aria-hidden="true" />}
          aria-label={t("group.byIs", { field: label })}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("group.by")}</Menu.Label>
        {fields.map((field) => (
          <Menu.Item
            key={field.name}
            rightSection={field.name === by && <IconCheck size={14} stroke={1.5} aria-hidden />}
            onClick={() => onBy(field.name)}
          >
            {leadFieldLabel(field.name, field)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
