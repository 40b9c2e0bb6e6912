import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import type { Binding } from "#ui/actions/keys.ts";
import { t } from "#ui/i18n/t.ts";
import type { Key } from "#ui/i18n/t.ts";
import { useBuilder, type NodeAct } from "./builder.ts";
import type { RuleNode } from "./tree.ts";
import styles from "./RuleLine.module.css";

type Entry = { act: NodeAct; label: Extract<Key, `rule.${string}`>; keys?: Binding };

const moves: readonly Entry[] = [
  { act: "up", label: "rule.up", keys: "Alt+ArrowUp" },
  { act: "down", label: "rule.down", keys: "Alt+ArrowDown" },
  { act: "wrap", label: "rule.wrap" },
];
const ends: readonly Entry[] = [
  { act: "copy", label: "rule.copy", keys: "Mod+D" },
  { act: "delete", label: "rule.delete", keys: "Delete" },
];
const negate: Entry = { act: "negate", label: "rule.negate", keys: "n" };
const inside: Entry = { act: "addInside", label: "rule.addInside" };
const dissolve: Entry = { act: "dissolve", label: "rule.dissolve" };

/** What else can be done to a rule or a group. */
export function LineMenu({ node, name }: { node: RuleNode; name: string }) {
  const { act } = useBuilder();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={styles.menu} aria-label={t("rule.menu", { rule: name })}>
          <IconDots size={16} stroke={1.5} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {entriesOf(node).map((entry) => (
          <Menu.Item
            key={entry.act}
            onClick={() => act(entry.act, node.id)}
            rightSection={entry.keys && <Kbd keys={entry.keys} />}
          >
            {t(entry.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function entriesOf(node: RuleNode): readonly Entry[] {
  if (node.kind === "group") return [inside, ...moves, dissolve, ...ends];
  if (node.kind === "related") return [inside, negate, ...moves, ...ends];
  return [negate, ...moves, ...ends];
}
