import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { SegmentRow } from "#ui/bindings/engine.ts";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { NameDialog } from "./NameDialog.tsx";
import { ruleOfSegment } from "./ruleOfSegment.ts";
import { copySegment, deleteSegment, renameSegment } from "./segmentActs.ts";
import styles from "./SegmentsPage.module.css";

/** What is refused has been told in a notice. */
const told = () => undefined;

/** One segment in the list of all. */
export function SegmentLine({ row }: { row: SegmentRow }) {
  const { id, name, description, rule, count, usedBy, updatedAt, problem } = row;
  const [renaming, setRenaming] = useState(false);
  return (
    <tr className={styles.line}>
      <th scope="row">
        <Link to="/segments/$id" params={{ id }} search={{}} className={styles.name} dir="auto">
          {name}
        </Link>
        {description !== null && <p className={styles.about}>{description}</p>}
        {problem !== null && <Chip tone="warn">{t("segments.unread")}</Chip>}
      </th>
      <td className={styles.rule}>
        <span className={styles.text} title={rule}>
          {rule === "" ? t("rule.everybody") : rule}
        </span>
        <ByHand row={row} />
      </td>
      <td className={styles.number}>
        {count === null ? (
          "–"
        ) : (
          <Link to="/contacts" search={{ rule: ruleOfSegment(name) }} className={styles.count}>
            {formatNumber(count)}
          </Link>
        )}
      </td>
      <td className={styles.number}>{usedBy === 0 ? "" : formatNumber(usedBy)}</td>
      <td className={styles.number}>
        <When at={updatedAt} />
      </td>
      <td>
        <SegmentMenu row={row} onRename={() => setRenaming(true)} />
        <NameDialog
          opened={renaming}
          title={t("segments.rename")}
          act={t("segments.rename")}
          name={name}
          onName={(next) => renameSegment(row, next)}
          onClose={() => setRenaming(false)}
        />
      </td>
    </tr>
  );
}

function ByHand({ row: { included, excluded } }: { row: SegmentRow }) {
  if (included + excluded === 0) return null;
  return <span className={styles.about}>{t("segments.byHandCounts", { included, excluded })}</span>;
}

function SegmentMenu({ row, onRename }: { row: SegmentRow; onRename: () => void }) {
  const navigate = useNavigate();
  const { id, name } = row;
  const open = (to: string) =>
    void navigate({ to: "/segments/$id", params: { id: to }, search: {} });
  const copy = () => void copySegment(row).then(open, told);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={styles.menu} aria-label={t("segments.menu", { name })}>
          <IconDots size={16} stroke={1.5} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => open(id)}>{t("segments.open")}</Menu.Item>
        <Menu.Item
          onClick={() => void navigate({ to: "/contacts", search: { rule: ruleOfSegment(name) } })}
        >
          {t("segments.show")}
        </Menu.Item>
        <Menu.Item onClick={onRename}>{t("segments.rename")}</Menu.Item>
        <Menu.Item onClick={copy}>{t("segments.copy")}</Menu.Item>
        <Menu.Item onClick={() => void deleteSegment(row).catch(told)}>
          {t("segments.delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
