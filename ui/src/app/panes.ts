/** Where the focus goes in a pane: what is current in it first, then whatever comes first. */
const targets = [
  '[role="grid"], [role="listbox"]:not([hidden])',
  '[role="tab"][aria-selected="true"], [aria-current="page"], [aria-pressed="true"]',
  "a, button, input, textarea",
] as const;

/** Moves the focus to the next or previous landmark, in the order in which they stand. */
export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter(isShown);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  // From outside of all, forward leads to the first one and back to the last one.
  const from = at === -1 && step === -1 ? 0 : at;
  const next = panes[(from + step + panes.length) % panes.length];
  if (next) focusIn(next);
}

function focusIn(pane: HTMLElement): void {
  for (const selector of targets) {
    for (const target of pane.querySelectorAll<HTMLElement>(selector)) {
      if (target.matches(":disabled") || !isShown(target)) continue;
      target.focus();
      if (document.activeElement === target) return;
    }
  }
  pane.focus();
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
