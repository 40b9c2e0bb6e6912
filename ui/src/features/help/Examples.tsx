import { useNavigate } from "@tanstack/react-router";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import type { Example } from "./topics.ts";
import styles from "./HelpDialog.module.css";

type ExamplesProps = { examples: readonly Example[]; onTry: () => void };

/** Rules with what they find; each opens its list. */
export function Examples({ examples, onTry }: ExamplesProps) {
  const navigate = useNavigate();
  function open({ root, rule }: Example): void {
    onTry();
    void navigate({ to: root === "lead" ? "/leads" : "/contacts", search: { rule } });
  }
  return (
    <ul className={styles.examples}>
      {examples.map((example) => (
        <li key={example.rule} className={styles.example}>
          <span>
            <code className={styles.rule}>{example.rule}</code>
            <span className={styles.about}>{t(example.about)}</span>
          </span>
          <Button
            look="link"
            aria-label={t("help.tryOf", { rule: example.rule })}
            onClick={() => open(example)}
          >
            {t("help.try")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
