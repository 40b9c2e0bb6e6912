import { IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { duplicatesQuery } from "#ui/api/queries.ts";
import type { DuplicatePair } from "#ui/bindings/engine.ts";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { CompareSection } from "./CompareSection.tsx";
import { reasonText } from "./reasonText.ts";
import styles from "./duplicates.module.css";

/** Contacts that may be one, the surest pair first; one pair at a time side by side. */
export function DuplicatesPage() {
  const found = useQuery(duplicatesQuery());
  const [index, setIndex] = useState(0);
  const pairs = found.data?.pairs ?? [];
  // What is merged or dismissed leaves the list, and the next pair comes to its place.
  const at = Math.min(index, Math.max(0, pairs.length - 1));
  const pair = pairs[at];
  useActions([
    {
      id: "nextPair",
      label: t("duplicates.next"),
      keys: ["j"],
      scope: "page",
      run: () => setIndex(Math.min(at + 1, pairs.length - 1)),
    },
    {
      id: "lastPair",
      label: t("duplicates.previous"),
      keys: ["k"],
      scope: "page",
      run: () => setIndex(Math.max(0, at - 1)),
    },
  ]);
  return (
    <Page
      title={t("nav.duplicates")}
      lead={
        found.data && (
          <span role="status">{t("duplicates.total", { count: found.data.total })}</span>
        )
      }
    >
      {found.error && <ErrorNote error={found.error} />}
      {found.isPending && <Skeleton lines={10} />}
      {found.isSuccess && !pair && (
        <EmptyState
          icon={<IconUsersGroup size={20} stroke={1.5} />}
          title={t("duplicates.noneTitle")}
        >
          {t("duplicates.noneBody")}
        </EmptyState>
      )}
      {pair && (
        <Body stacks>
          <Pane label={t("duplicates.pairs")} width="queue">
            <Scroll label={t("duplicates.pairs")}>
              <ul>
                {pairs.map((each, place) => (
                  <PairLine
                    key={`${each.a.id} ${each.b.id}`}
                    pair={each}
                    isCurrent={place === at}
                    onOpen={() => setIndex(place)}
                  />
                ))}
              </ul>
            </Scroll>
          </Pane>
          <Pane label={t("duplicates.compare")} width="rest">
            <Scroll label={t("duplicates.compare")}>
              <CompareSection key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
            </Scroll>
          </Pane>
        </Body>
      )}
    </Page>
  );
}

type PairLineProps = { pair: DuplicatePair; isCurrent: boolean; onOpen: () => void };

function PairLine({ pair: { a, b, reasons }, isCurrent, onOpen }: PairLineProps) {
  return (
    <li>
      <button
        type="button"
        className={styles.pair}
        aria-current={isCurrent || undefined}
        onClick={onOpen}
      >
        <span className={styles.names} dir="auto">
          {a.name === b.name ? a.name : t("duplicates.names", { a: a.name, b: b.name })}
        </span>
        <span className={styles.reason}>{reasons.slice(0, 1).map(reasonText)}</span>
      </button>
    </li>
  );
}
