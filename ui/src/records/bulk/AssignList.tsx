import { IconUserOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { KeyboardEvent } from "react";
import { membersQuery } from "#ui/api/queries.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./AssignList.module.css";

/** Who can be responsible, and nobody. */
export function AssignList({ onPick }: { onPick: (ownerId: string | null, name: string) => void }) {
  const members = useQuery(membersQuery()).data ?? [];
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    items.at((at + by) % items.length)?.focus();
  }
  return (
    <div
      role="menu"
      tabIndex={-1}
      aria-label={t("bulk.assign")}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {members.map(({ id, name }, index) => (
        <button
          key={id}
          type="button"
          role="menuitem"
          className={styles.member}
          data-autofocus={index === 0 || undefined}
          onClick={() => onPick(id, name)}
        >
          <Avatar name={name} />
          <span dir="auto">{name}</span>
        </button>
      ))}
      <button
        type="button"
        role="menuitem"
        className={styles.member}
        onClick={() => onPick(null, t("lead.nobody"))}
      >
        <IconUserOff size={20} stroke={1.5} aria-hidden="true" />
        {t("lead.nobody")}
      </button>
    </div>
  );
}
