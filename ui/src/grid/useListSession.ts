import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { onStale } from "#ui/api/client.ts";
import type { Tag } from "#ui/bindings/engine.ts";
import { provides } from "#ui/bindings/tags.ts";
import { openGroupsSession, type Parting } from "./groupsSession.ts";
import {
  openListSession,
  type ListSession,
  type ListSnapshot,
  type ListSpec,
} from "./listSession.ts";

// Rows show the next step and the tags of a lead too, and orders are rows themselves.
const follows: readonly Tag[] = [
  ...(provides.list_open ?? []),
  ...(provides.groups_open ?? []),
  "Tags",
  "Orders",
  "Interactions",
  "Products",
];

export type ListParting = Pick<Parting, "by" | "heads"> | null;

/** A session that lives as long as the page shows this list, and follows what changes in it. */
export function useListSession(
  spec: ListSpec,
  parting: ListParting = null,
): [ListSession, ListSnapshot] {
  const key = JSON.stringify([spec, parting]);
  const [folds] = useState(() => new Map<string, boolean>());
  const session = useMemo(
    () => (parting ? openGroupsSession(spec, { ...parting, folds }) : openListSession(spec)),
    // The key says all that the specification says; its object is new on every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [key],
  );
  const [shown, setShown] = useState(session);
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot);

  // While a new filter is being answered, the rows of the one before stay on screen.
  const isAnswered = snapshot.total !== null || snapshot.error !== null;
  // A board cannot show what a list has read, nor a list what a board has.
  const isLike = parting
    ? shown.groups?.by === parting.by && shown.groups.heads === parting.heads
    : shown.groups === null;
  if (shown !== session && isAnswered) setShown(session);

  useEffect(() => {
    const stop = onStale((tags) => {
      if (follows.some((tag) => tags.has(tag))) void session.refresh();
    });
    return () => {
      stop();
      session.close();
    };
  }, [session]);
  return shown === session || isAnswered || !isLike
    ? [session, snapshot]
    : [shown, shown.snapshot()];
}
