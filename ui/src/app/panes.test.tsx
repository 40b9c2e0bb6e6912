import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { show } from "#ui/testing/show.tsx";
import { focusPane } from "./panes.ts";

test("the panes are walked in order, to what can take the focus in each", async () => {
  await show(
    <>
      <nav data-pane tabIndex={-1}>
        <a href="#one">One</a>
        <a href="#two" aria-current="page">
          Two
        </a>
      </nav>
      <header data-pane tabIndex={-1}>
        <button type="button" disabled>
          Off
        </button>
        <button type="button">On</button>
      </header>
      <section data-pane tabIndex={-1} aria-label="Empty">
        <p>Nothing</p>
      </section>
    </>,
  );
  const expected = [
    page.getByRole("link", { name: "Two" }),
    page.getByRole("button", { name: "On" }),
    page.getByRole("region", { name: "Empty" }),
    page.getByRole("link", { name: "Two" }),
  ];
  for (const place of expected) {
    focusPane(1);
    await expect.element(place).toHaveFocus();
  }
  focusPane(-1);
  await expect.element(page.getByRole("region", { name: "Empty" })).toHaveFocus();
});
