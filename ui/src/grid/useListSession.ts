import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { onStale } from "#ui/api/client.ts";
import {
  openListSession,
  type ListSession,
  type ListSnapshot,
  type ListSpec,
} from "./listSession.ts";

/** A session that lives as long as the page shows this list, and follows what changes in it. */
export function useListSession(spec: ListSpec): [ListSession, ListSnapshot] {
  const key = JSON.stringify(spec);
  // The key says all that the specification says; its object is new on every render.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const session = useMemo(() => openListSession(spec), [key]);
  const [shown, setShown] = useState(session);
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot);

  // While a new filter is being answered, the rows of the one before stay on screen.
  const answered = snapshot.total !== null || snapshot.error !== null;
  if (shown !== session && answered) setShown(session);

  useEffect(() => {
    const stop = onStale((tags) => {
      if (tags.has("Leads") || tags.has("Contacts")) void session.refresh();
    });
    return () => {
      stop();
      session.close();
    };
  }, [session]);
  return shown === session || answered ? [session, snapshot] : [shown, shown.snapshot()];
}
