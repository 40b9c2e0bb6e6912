import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { searchQuery } from "#ui/api/queries.ts";
import type { Hit, HitKind } from "#ui/bindings/engine.ts";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { ViewTabs } from "#ui/layout/ViewTabs.tsx";
import { HitList } from "./HitList.tsx";
import { wordsIn } from "#ui/records/hits.ts";
import styles from "./SearchPage.module.css";

const places = ["all", "document", "note"] as const satisfies readonly (HitKind | "all")[];
type Place = (typeof places)[number];

/** Words in all files and notes at once. */
export function SearchPage() {
  const { words: first = "", kind } = useSearch({ from: "/search" });
  // The address follows what is typed, so that the way back leads to the same results.
  const [words, setWords] = useState(first);
  const navigate = useNavigate();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState(0);
  const found = useQuery({
    ...searchQuery(words, kind ? [kind] : []),
    enabled: words.trim() !== "",
    placeholderData: keepPreviousData,
  });
  const hits = words.trim() === "" ? [] : (found.data ?? []);
  const current = hits[Math.min(at, hits.length - 1)];
  useEffect(() => box.current?.focus(), []);
  useActions([
    ...places.map((key) =>
      named(`search.${key}`, t("search.show", { what: t(`search.in.${key}`) }), () => lookIn(key)),
    ),
    {
      id: "searchBox",
      label: t("search.label"),
      keys: ["/"],
      scope: "page",
      run: () => box.current?.select(),
    },
  ]);

  function look(next: string, inKind: HitKind | undefined): void {
    setAt(0);
    setWords(next);
    const search = { ...(next !== "" && { words: next }), ...(inKind && { kind: inKind }) };
    void navigate({ to: "/search", search, replace: true });
  }
  function lookIn(place: Place): void {
    look(words, place === "all" ? undefined : place);
  }
  function open(hit: Hit): void {
    const find = wordsIn(hit, words);
    if (hit.inbox)
      return void navigate({ to: "/inbox", search: { item: hit.leadId, words: find } });
    const search = hit.kind === "note" ? { note: hit.id } : { document: hit.id, words: find };
    void navigate({ to: "/leads/$id", params: { id: hit.leadId }, search });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1 };
    const to = steps[event.key];
    if (to !== undefined) setAt(Math.max(0, Math.min(to, hits.length - 1)));
    else if (event.key === "Enter" && current) open(current);
    else return;
    event.preventDefault();
  }

  return (
    <Page
      title={t("nav.search")}
      lead={
        <ViewTabs
          label={t("search.where")}
          tabs={places.map((key) => ({
            key,
            label: t(`search.in.${key}`),
          }))}
          current={kind ?? "all"}
          onTab={lookIn}
        />
      }
    >
      <Body>
        <Pane label={t("search.results")} width="rest">
          <div className={styles.bar}>
            <IconSearch size={16} stroke={1.5} aria-hidden="true" />
            <input
              ref={box}
              role="combobox"
              className={styles.box}
              aria-label={t("search.label")}
              aria-expanded={hits.length > 0}
              aria-controls={`${id}-hits`}
              aria-activedescendant={current && `${id}-${current.id}`}
              aria-autocomplete="list"
              autoComplete="off"
              spellCheck={false}
              placeholder={t("search.placeholder")}
              value={words}
              onChange={(event) => look(event.currentTarget.value, kind)}
              onKeyDown={onKeyDown}
            />
            <span role="status" className={styles.count}>
              {words.trim() !== "" && found.data && t("search.hits", { count: hits.length })}
            </span>
          </div>
          {found.error && <ErrorNote error={found.error} />}
          {hits.length === 0 && (
            <EmptyState
              icon={<IconSearch size={20} stroke={1.5} />}
              title={words.trim() === "" ? t("search.startTitle") : t("search.noneTitle")}
            >
              {words.trim() === "" ? t("search.startBody") : t("search.noneBody")}
            </EmptyState>
          )}
          <HitList id={id} hits={hits} current={current} onOpen={open} />
        </Pane>
      </Body>
    </Page>
  );
}
