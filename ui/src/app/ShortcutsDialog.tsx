import { Modal } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";
import { useOfferedActions, type Action, type Scope } from "#ui/actions/registry.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./ShortcutsDialog.module.css";

const scopes: Scope[] = ["page", "lead", "list", "cell", "queue", "go", "everywhere"];

/** Made from the same list that the key handler uses, so it cannot be wrong about this screen. */
type ShortcutsDialogProps = { opened: boolean; onClose: () => void; onHelp: () => void };

export function ShortcutsDialog({ opened, onClose, onHelp }: ShortcutsDialogProps) {
  const actions = useOfferedActions();
  return (
    <Modal opened={opened} onClose={onClose} title={t("keys.title")} size="48rem">
      <div className={styles.groups}>
        {scopes.map((scope) => (
          <Group
            key={scope}
            scope={scope}
            actions={actions.filter((action) => action.scope === scope && action.keys.length > 0)}
          />
        ))}
      </div>
      <div className={styles.foot}>
        <Button
          icon={<IconHelpCircle size={16} stroke={1.5} aria-hidden="true" />}
          onClick={onHelp}
        >
          {t("help.open")}
        </Button>
      </div>
    </Modal>
  );
}

function Group({ scope, actions }: { scope: Scope; actions: readonly Action[] }) {
  if (actions.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3>{t(`keys.scope.${scope}`)}</h3>
      <ul>
        {actions.map((action) => (
          <li key={action.id} className={styles.action}>
            <span>{action.label}</span>
            <span className={styles.keys}>
              {action.keys.map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
