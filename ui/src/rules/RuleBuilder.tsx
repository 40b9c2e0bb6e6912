import { IconPlus } from "@tabler/icons-react";
import { useRef, type ReactNode } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import { BuilderContext } from "./builder.ts";
import { MatchChoice } from "./MatchChoice.tsx";
import type { Lexicon } from "./lexicon.ts";
import { RuleParts } from "./RuleParts.tsx";
import { replaced, type Group } from "./tree.ts";
import { useBuilderActs } from "./useBuilderActs.ts";
import styles from "./RuleBuilder.module.css";

type RuleBuilderProps = {
  lexicon: Lexicon;
  tree: Group;
  /** `part` is given while one thing is being typed, so that it is one step. */
  onTree: (tree: Group, part?: string) => void;
  unfinished: ReadonlySet<string>;
  /** How many match each node; left out where nobody counts. */
  counts?: ReadonlyMap<string, number> | null;
  /** Before and behind the choice of how the rules are joined. */
  title: readonly [before: string, behind: string];
  /** At the end of the head. */
  aside?: ReactNode;
  /** Beside the buttons that add. */
  more?: ReactNode;
  /** Whether the page's keys are out of reach, as they are in a dialog. */
  isInDialog?: boolean;
};

/** A rule as sentences that are chosen and typed part by part. */
export function RuleBuilder(props: RuleBuilderProps) {
  const { lexicon, tree, onTree, unfinished, counts, title, aside, more } = props;
  const keyed = (keys: string) => (props.isInDialog ? undefined : keys);
  const place = useRef<HTMLDivElement>(null);
  const { fresh, act, add, change, choose, onFocus } = useBuilderActs({ place, tree, onTree });
  const builder = {
    lexicon,
    counts: counts ?? null,
    counted: counts !== undefined,
    unfinished,
    fresh,
    change,
    choose,
    act,
  };
  const [before, behind] = title;
  return (
    <BuilderContext value={builder}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          <span>{before}</span>
          <MatchChoice
            match={tree.match}
            onMatch={(match) => onTree(replaced(tree, { ...tree, match }))}
          />
          <span>{behind}</span>
        </h2>
        <div className={styles.aside}>{aside}</div>
      </div>
      <div ref={place} className={styles.lines} onFocus={onFocus}>
        {tree.parts.length === 0 ? (
          <p className={styles.empty}>{t("rule.empty")}</p>
        ) : (
          <RuleParts holder={tree} depth={0} within={[]} />
        )}
        <div className={styles.add}>
          <Button
            keys={keyed("r")}
            icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
            onClick={() => add("rule", null)}
          >
            {t("rule.add")}
          </Button>
          <Button
            keys={keyed("Shift+R")}
            icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
            onClick={() => add("group", null)}
          >
            {t("rule.addGroup")}
          </Button>
          {more}
        </div>
      </div>
    </BuilderContext>
  );
}
