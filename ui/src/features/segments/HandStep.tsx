import { IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Pick, SegmentPick } from "#ui/bindings/engine.ts";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { t } from "#ui/i18n/t.ts";
import { withPick } from "./draft.ts";
import { PersonSearch } from "./PersonSearch.tsx";
import styles from "./HandStep.module.css";

type HandStepProps = {
  picks: readonly SegmentPick[];
  onPicks: (picks: SegmentPick[]) => void;
};

/** People who are in or out whatever the rules say. */
export function HandStep({ picks, onPicks }: HandStepProps) {
  return (
    <div className={styles.hand}>
      <p className={styles.intro}>{t("segments.handIntro")}</p>
      <Picked pick="include" picks={picks} onPicks={onPicks} />
      <Picked pick="exclude" picks={picks} onPicks={onPicks} />
    </div>
  );
}

function Picked({ pick, picks, onPicks }: HandStepProps & { pick: Pick }) {
  const own = picks.filter((each) => each.pick === pick);
  const title = t(`segments.hand.${pick}`);
  return (
    <section aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.search}>
        <PersonSearch
          label={t(`segments.handAdd.${pick}`)}
          onPerson={(contactId, name) => onPicks(withPick(picks, { contactId, name }, pick))}
        />
      </div>
      {own.length === 0 && <p className={styles.none}>{t("segments.handNobody")}</p>}
      <ul>
        {own.map((each) => (
          <li key={each.contactId} className={styles.line}>
            <Link
              to="/contacts/$id"
              params={{ id: each.contactId }}
              search={{}}
              className={styles.name}
              dir="auto"
            >
              {each.name}
            </Link>
            <IconButton
              label={t("segments.handRemove", { name: each.name })}
              icon={<IconX size={14} stroke={1.5} />}
              onClick={() => onPicks(withPick(picks, each, null))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
