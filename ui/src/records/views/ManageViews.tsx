import { Modal } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconPin,
  IconPinFilled,
  IconStar,
  IconStarFilled,
  IconTrash,
} from "@tabler/icons-react";
import type { View } from "#ui/bindings/engine.ts";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { t } from "#ui/i18n/t.ts";
import { EditableText } from "#ui/records/EditableText.tsx";
import { changeView, moveView, removeView, toggleDefault } from "./viewActs.ts";
import styles from "./views.module.css";

type ManageViewsProps = { opened: boolean; views: readonly View[]; onClose: () => void };

/** Names, order and marks of the views. */
export function ManageViews({ opened, views, onClose }: ManageViewsProps) {
  const groups = [
    { label: t("views.shared"), of: views.filter((view) => !view.private) },
    { label: t("views.own"), of: views.filter((view) => view.private) },
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={t("views.manage")} size="34rem">
      {views.length === 0 && <p className={styles.none}>{t("views.empty")}</p>}
      {groups.map(
        ({ label, of }) =>
          of.length > 0 && (
            <section key={label} aria-label={label}>
              <h3 className={styles.group}>{label}</h3>
              <ul className={styles.list}>
                {of.map((view, index) => (
                  <ViewLine
                    key={view.id}
                    view={view}
                    views={views}
                    isFirst={index === 0}
                    isLast={index === of.length - 1}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
    </Modal>
  );
}

type ViewLineProps = { view: View; views: readonly View[]; isFirst: boolean; isLast: boolean };

const icon = { size: 16, stroke: 1.5 } as const;

/** What is refused has been told in a notice. */
const told = () => undefined;

function ViewLine({ view, views, isFirst, isLast }: ViewLineProps) {
  const { name, pinned, problem } = view;
  return (
    <li className={styles.view}>
      <span className={styles.name}>
        <EditableText
          label={t("views.name")}
          value={name}
          onSave={(text) => changeView(view, { name: text })}
        />
        {problem !== null && <p className={styles.problem}>{t("views.problem", { problem })}</p>}
      </span>
      <IconButton
        label={t("views.pin", { name })}
        icon={pinned ? <IconPinFilled {...icon} /> : <IconPin {...icon} />}
        aria-pressed={pinned}
        onClick={() => void changeView(view, { pinned: !pinned })}
      />
      <IconButton
        label={t("views.default", { name })}
        icon={view.default ? <IconStarFilled {...icon} /> : <IconStar {...icon} />}
        aria-pressed={view.default}
        onClick={() => void toggleDefault(view).catch(told)}
      />
      <IconButton
        label={t("views.up", { name })}
        icon={<IconArrowUp {...icon} />}
        disabled={isFirst}
        onClick={() => void moveView(views, view, -1).catch(told)}
      />
      <IconButton
        label={t("views.down", { name })}
        icon={<IconArrowDown {...icon} />}
        disabled={isLast}
        onClick={() => void moveView(views, view, 1).catch(told)}
      />
      <IconButton
        label={t("views.remove", { name })}
        icon={<IconTrash {...icon} />}
        onClick={() => void removeView(view).catch(told)}
      />
    </li>
  );
}
