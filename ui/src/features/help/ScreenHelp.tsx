import { useOfferedActions } from "#ui/actions/registry.ts";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { t } from "#ui/i18n/t.ts";
import { Examples } from "./Examples.tsx";
import { examples, type Screen } from "./topics.ts";
import styles from "./HelpDialog.module.css";

const ofScreen = new Set(["page", "lead", "list", "cell", "queue"]);
const rootOf: { [S in Screen]?: "lead" | "contact" } = { leads: "lead", contacts: "contact" };

type ScreenHelpProps = { screen: Screen; isHere: boolean; onTry: () => void };

/** What a screen is, what to do first, its keys, and rules to try where it has a filter. */
export function ScreenHelp({ screen, isHere, onTry }: ScreenHelpProps) {
  const root = rootOf[screen];
  return (
    <>
      <h3>{t("help.what")}</h3>
      <p>{t(`help.${screen}.what`)}</p>
      <h3>{t("help.first")}</h3>
      <p>{t(`help.${screen}.first`)}</p>
      {screen === "palette" && <p>{t("help.palette.signs")}</p>}
      {root && (
        <>
          <h3>{t("help.rules.examples")}</h3>
          <Examples examples={examples.filter((each) => each.root === root)} onTry={onTry} />
        </>
      )}
      <h3>{t("help.keys")}</h3>
      {isHere ? <Keys /> : <p>{t("help.keysThere")}</p>}
    </>
  );
}

function Keys() {
  const actions = useOfferedActions().filter(
    ({ scope, keys }) => ofScreen.has(scope) && keys.length > 0,
  );
  if (actions.length === 0) return <p>{t("help.keysThere")}</p>;
  return (
    <ul className={styles.keys}>
      {actions.map(({ id, scope, label, keys }) => (
        <li key={`${scope} ${id}`} className={styles.key}>
          <span>{label}</span>
          <span className={styles.caps}>
            {keys.map((each) => (
              <Kbd key={each} keys={each} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
