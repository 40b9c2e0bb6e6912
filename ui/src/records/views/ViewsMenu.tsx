import { Menu } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import type { View } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import type { ListView } from "./useListView.ts";

type ViewsMenuProps = {
  view: ListView;
  onSaveAs: () => void;
  onManage: () => void;
};

const icon = { size: 14, stroke: 1.5, "aria-hidden": true } as const;

/** All views, shared and own; what is chosen is its name. */
export function ViewsMenu({ view, onSaveAs, onManage }: ViewsMenuProps) {
  const [open, setOpen] = useState(false);
  const { views, choose } = view;
  useActions([
    named("views", t("views.menu"), () => setOpen(true)),
    named("views.saveAs", t("views.saveAs"), onSaveAs),
    named("views.manage", t("views.manage"), onManage),
  ]);
  const groups = [
    { label: t("views.shared"), of: views.filter((each) => !each.private) },
    { label: t("views.own"), of: views.filter((each) => each.private) },
  ];
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-start">
      <Menu.Target>
        <Button look="quiet" aria-label={t("views.menu")} icon={<IconChevronDown {...icon} />}>
          {view.view && !view.view.pinned ? view.view.name : t("views.title")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          rightSection={view.view === null && <IconCheck {...icon} />}
          onClick={() => choose(null)}
        >
          {t("views.none")}
        </Menu.Item>
        {groups.map(({ label, of }) => [
          of.length > 0 && <Menu.Label key={label}>{label}</Menu.Label>,
          ...of.map((each) => (
            <Menu.Item
              key={each.id}
              rightSection={<Mark view={each} chosen={each.id === view.view?.id} />}
              onClick={() => choose(each)}
            >
              {each.name}
            </Menu.Item>
          )),
        ])}
        <Menu.Divider />
        <Menu.Item onClick={onSaveAs}>{t("views.saveAs")}</Menu.Item>
        {views.length > 0 && <Menu.Item onClick={onManage}>{t("views.manage")}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

function Mark({ view, chosen }: { view: View; chosen: boolean }) {
  if (chosen) return <IconCheck {...icon} />;
  return view.problem !== null && <IconAlertTriangle {...icon} />;
}
