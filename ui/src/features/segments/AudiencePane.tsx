import { useState } from "react";
import type { SegmentPick } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { PersonSearch } from "./PersonSearch.tsx";
import { SampleList } from "./SampleList.tsx";
import type { AudienceState, Counted } from "./useAudience.ts";
import { WhyPerson, type WhyAsked } from "./WhyPerson.tsx";
import styles from "./AudiencePane.module.css";

type AudiencePaneProps = {
  audience: AudienceState;
  why: WhyAsked;
  picks: readonly SegmentPick[];
  onPicks: (picks: SegmentPick[]) => void;
};

type Person = { id: string; name: string };

/** Who is in: how many, some of them, and why anybody is in or out. */
export function AudiencePane({ audience, why, picks, onPicks }: AudiencePaneProps) {
  const { counted, error, shuffle } = audience;
  const [person, setPerson] = useState<Person | null>(null);
  return (
    <Pane label={t("audience.title")} width="fields" side="end">
      {error && <ErrorNote error={error} />}
      {counted && <Total counted={counted} isFresh={audience.isFresh} />}
      <div className={styles.head}>
        <h3>{t("audience.sample")}</h3>
        {counted && counted.count > 0 && (
          <>
            <span className={styles.caption}>
              {t("audience.sampleOf", { some: counted.sample.length, count: counted.count })}
            </span>
            <Button look="link" onClick={shuffle}>
              {t("audience.shuffle")}
            </Button>
          </>
        )}
      </div>
      <Scroll label={t("audience.sample")}>
        {counted && <SampleList counted={counted} why={why} picks={picks} onPicks={onPicks} />}
      </Scroll>
      {person && (
        <div className={styles.asked}>
          <WhyPerson
            why={why}
            person={person}
            picks={picks}
            onPicks={onPicks}
            onClose={() => setPerson(null)}
          />
        </div>
      )}
      <div className={styles.search}>
        <PersonSearch
          label={t("audience.whySearch")}
          onPerson={(id, name) => setPerson({ id, name })}
        />
      </div>
    </Pane>
  );
}

function Total({ counted, isFresh }: { counted: Counted; isFresh: boolean }) {
  const { count, of, tookUs, included, excluded } = counted;
  const share = of === 0 ? 0 : count / of;
  return (
    <div className={styles.total}>
      <p className={styles.line} role="status" data-stale={!isFresh || undefined}>
        <span className={styles.count}>{formatNumber(count)}</span>
        <span className={styles.of}>{t("audience.of", { count: of })}</span>
        <span className={styles.took}>
          {t("audience.took", { ms: Math.max(1, Math.round(tookUs / 1000)) })}
        </span>
      </p>
      <div className={styles.bar} aria-hidden="true">
        <span style={{ inlineSize: `${Math.max(share * 100, count > 0 ? 0.7 : 0)}%` }} />
      </div>
      {included + excluded > 0 && (
        <dl className={styles.hand}>
          <dt>{t("audience.included")}</dt>
          <dd>+{formatNumber(included)}</dd>
          <dt>{t("audience.excluded")}</dt>
          <dd>−{formatNumber(excluded)}</dd>
        </dl>
      )}
    </div>
  );
}
