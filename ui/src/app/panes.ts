/** Moves the focus to the first control of the next or previous landmark. */
export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter(
    (pane) => pane.offsetParent !== null,
  );
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + step + panes.length) % panes.length];
  if (!next) return;
  const inside = next.querySelector<HTMLElement>(
    '[role="grid"], [role="listbox"], [aria-current], a, button, input, textarea',
  );
  (inside ?? next).focus();
}
