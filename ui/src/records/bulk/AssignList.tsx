import { IconUserOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { membersQuery } from "#ui/api/queries.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { MenuItem, MenuList } from "#ui/design/primitives/MenuList.tsx";
import { t } from "#ui/i18n/t.ts";

/** Who can be responsible, and nobody. */
export function AssignList({ onPick }: { onPick: (ownerId: string | null, name: string) => void }) {
  const members = useQuery(membersQuery()).data ?? [];
  return (
    <MenuList label={t("bulk.assign")}>
      {members.map(({ id, name }, index) => (
        <MenuItem key={id} first={index === 0} onClick={() => onPick(id, name)}>
          <Avatar name={name} />
          <span dir="auto">{name}</span>
        </MenuItem>
      ))}
      <MenuItem onClick={() => onPick(null, t("lead.nobody"))}>
        <IconUserOff size={20} stroke={1.5} aria-hidden="true" />
        {t("lead.nobody")}
      </MenuItem>
    </MenuList>
  );
}
