import {
  IconAddressBook,
  IconArchive,
  IconBuildingStore,
  IconChecklist,
  IconFileImport,
  IconCirclesRelation,
  IconFileSearch,
  IconHome,
  IconInbox,
  IconPackage,
  IconReceipt,
  IconSearch,
  IconSettings,
  IconTrash,
  IconUsers,
  IconUsersGroup,
  IconWalk,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { ariaKeys, searchKey, type Binding } from "#ui/actions/keys.ts";
import { countsQuery, tasksQuery } from "#ui/api/queries.ts";
import type { Task, Workspace } from "#ui/bindings/engine.ts";
import { Avatar, initialsOf } from "#ui/design/primitives/Avatar.tsx";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./Sidebar.module.css";

const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

type SidebarProps = { workspace: Workspace; onPalette: () => void };

export function Sidebar({ workspace, onPalette }: SidebarProps) {
  const { data: counts } = useQuery(countsQuery());
  const { data: pressing } = useQuery({ ...tasksQuery(), select: countPressing });
  return (
    <nav className={styles.sidebar} aria-label={t("nav.label")} data-pane tabIndex={-1}>
      <div className={styles.workspace} title={workspace.name}>
        <span className={styles.mark} aria-hidden="true">
          {initialsOf(workspace.name).slice(0, 1)}
        </span>
        <span className={styles.name}>{workspace.name}</span>
      </div>
      <button
        type="button"
        className={styles.palette}
        title={t("palette.open")}
        aria-keyshortcuts={ariaKeys("Mod+K")}
        onClick={onPalette}
      >
        <IconSearch {...icon} />
        <span className={styles.label}>{t("palette.open")}</span>
        <span className={styles.keys}>
          <Kbd keys="Mod+K" />
        </span>
      </button>
      <NavItem to="/today" icon={<IconHome {...icon} />} label={t("nav.today")} />
      <NavItem
        to="/inbox"
        icon={<IconInbox {...icon} />}
        label={t("nav.inbox")}
        count={counts?.inbox}
      />
      <NavItem
        to="/leads"
        icon={<IconUsers {...icon} />}
        label={t("nav.leads")}
        count={counts?.leads}
      />
      <NavItem
        to="/tasks"
        icon={<IconChecklist {...icon} />}
        label={t("nav.tasks")}
        count={pressing}
      />
      <p className={styles.group}>{t("nav.book")}</p>
      <NavItem
        to="/contacts"
        icon={<IconAddressBook {...icon} />}
        label={t("nav.contacts")}
        count={counts?.contacts}
      />
      <NavItem to="/customers" icon={<IconBuildingStore {...icon} />} label={t("nav.customers")} />
      <NavItem to="/orders" icon={<IconReceipt {...icon} />} label={t("nav.orders")} />
      <NavItem to="/products" icon={<IconPackage {...icon} />} label={t("nav.products")} />
      <NavItem to="/interactions" icon={<IconWalk {...icon} />} label={t("nav.interactions")} />
      <NavItem
        to="/search"
        icon={<IconFileSearch {...icon} />}
        label={t("nav.search")}
        keys={searchKey}
      />
      <p className={styles.group}>{t("nav.reach")}</p>
      <NavItem to="/segments" icon={<IconCirclesRelation {...icon} />} label={t("nav.segments")} />
      <div className={styles.rest} />
      <NavItem to="/duplicates" icon={<IconUsersGroup {...icon} />} label={t("nav.duplicates")} />
      <NavItem to="/import" icon={<IconFileImport {...icon} />} label={t("nav.import")} />
      <NavItem
        to="/archive"
        icon={<IconArchive {...icon} />}
        label={t("nav.archive")}
        count={counts?.archive}
      />
      <NavItem
        to="/trash"
        icon={<IconTrash {...icon} />}
        label={t("nav.trash")}
        count={counts?.trash}
      />
      <NavItem to="/settings" icon={<IconSettings {...icon} />} label={t("nav.settings")} />
      <div className={styles.member} title={workspace.memberName}>
        <Avatar name={workspace.memberName} />
        <span className={styles.name}>{workspace.memberName}</span>
      </div>
    </nav>
  );
}

/** What should be done by the end of the day. */
function countPressing(tasks: readonly Task[]): number {
  return tasks.filter(({ due }) => due === "overdue" || due === "today").length;
}

type NavItemProps = {
  to:
    | "/today"
    | "/search"
    | "/tasks"
    | "/inbox"
    | "/leads"
    | "/contacts"
    | "/customers"
    | "/orders"
    | "/products"
    | "/interactions"
    | "/import"
    | "/duplicates"
    | "/segments"
    | "/archive"
    | "/trash"
    | "/settings";
  icon: React.ReactNode;
  label: string;
  count?: number | undefined;
  keys?: Binding;
};

function NavItem({ to, icon: mark, label, count, keys }: NavItemProps) {
  return (
    <Link
      to={to}
      search={{}}
      activeOptions={{ includeSearch: false }}
      className={styles.item}
      title={label}
      aria-keyshortcuts={keys && ariaKeys(keys)}
    >
      {mark}
      <span className={styles.label}>{label}</span>
      {count !== undefined && count > 0 && (
        <span className={styles.count}>{formatNumber(count)}</span>
      )}
      {keys && (
        <span className={styles.keys}>
          <Kbd keys={keys} />
        </span>
      )}
    </Link>
  );
}
