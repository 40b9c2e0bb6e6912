import { useEffect, useEffectEvent } from "react";

/**
 * Answers the keys that come while nothing has the focus, and takes it.
 *
 * After a page opens its heading has the focus; the list's keys work from there at once.
 */
export function useStrayKeys(answer: (event: KeyboardEvent) => boolean, focus: () => void): void {
  const onStrayKey = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    const isStray = target === document.body || (target instanceof Element && target.matches("h1"));
    if (!isStray || event.defaultPrevented || !answer(event)) return;
    event.preventDefault();
    focus();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onStrayKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
