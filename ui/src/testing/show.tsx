import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import axe from "axe-core";
import type { ReactNode } from "react";
import { expect } from "vitest";
import { render } from "vitest-browser-react";
import { queryClient } from "#ui/api/client.ts";
import { makeTheme } from "#ui/design/theme.ts";

export type Scheme = "light" | "dark";

/** Renders a part of the program with all that it lives in. */
export function show(part: ReactNode, scheme: Scheme = "light") {
  return render(
    <MantineProvider theme={makeTheme()} forceColorScheme={scheme}>
      <QueryClientProvider client={queryClient}>{part}</QueryClientProvider>
    </MantineProvider>,
  );
}

/** Fails with what axe found, in words. */
export async function expectAccessible(element: Element): Promise<void> {
  // What is still fading in has no contrast yet.
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await axe.run(element, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
}
