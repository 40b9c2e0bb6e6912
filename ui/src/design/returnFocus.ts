import { useEffect, useState } from "react";

/** Where keys go on from when what had the focus is gone: the page's list, else its heading. */
export function focusPage(): void {
  const main = document.querySelector("main");
  const place = main?.querySelector<HTMLElement>('[role="grid"]') ?? main?.querySelector("h1");
  place?.focus({ preventScroll: true });
}

/** While mounted the focus is elsewhere; afterwards it goes back to where it was. */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The parts that close now may still move the focus themselves.
      requestAnimationFrame(() => {
        const { activeElement, body } = document;
        if (activeElement !== null && activeElement !== body) return;
        const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== body;
        if (isThere) opener.focus({ preventScroll: true });
        else focusPage();
      });
    },
    [opener],
  );
}
