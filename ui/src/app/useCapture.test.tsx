import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { platform } from "#ui/platform/platform.ts";
import type { Capture } from "#ui/platform/types.ts";
import { show } from "#ui/testing/show.tsx";
import { useCapture } from "./useCapture.ts";

test("what is asked for from outside the window is done in it", async () => {
  let ask: (wanted: Capture) => void = () => undefined;
  const stop = vi.fn();
  vi.spyOn(platform, "onCapture").mockImplementation((listener) => {
    ask = listener;
    return stop;
  });
  const pick = vi.spyOn(platform, "pickFiles").mockResolvedValue(null);
  const onNewLead = vi.fn();
  function Listening() {
    useCapture(onNewLead);
    return <p>Listening</p>;
  }
  const router = createRouter({
    routeTree: createRootRoute({ component: Listening }),
    history: createMemoryHistory(),
  });
  const shown = await show(<RouterProvider router={router as never} />);
  await expect.element(page.getByText("Listening")).toBeVisible();

  ask("lead");
  expect(onNewLead).toHaveBeenCalledOnce();
  ask("files");
  await vi.waitFor(() => expect(pick).toHaveBeenCalledOnce());
  await shown.unmount();
  expect(stop).toHaveBeenCalledOnce();
});
