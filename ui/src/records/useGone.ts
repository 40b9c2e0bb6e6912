import { useEffect, useEffectEvent, useState } from "react";
import { tellGone } from "#ui/actions/undo.ts";

/**
 * Leaves the page of a record that goes to the trash, by an undo or by another window, with a word.
 *
 * A record that was opened in the trash is looked at there. What the page itself does to leave goes
 * through the function that comes back, which says nothing more.
 */
export function useGone(deleted: boolean, text: string, back: () => void) {
  const [wasDeleted] = useState(deleted);
  const [leaving, setLeaving] = useState(false);
  const onGone = useEffectEvent(() => {
    if (leaving) return;
    tellGone(text);
    back();
  });
  useEffect(() => {
    if (deleted && !wasDeleted) onGone();
  }, [deleted, wasDeleted]);

  return async (act: () => Promise<boolean>): Promise<void> => {
    setLeaving(true);
    if (await act()) back();
    else setLeaving(false);
  };
}
