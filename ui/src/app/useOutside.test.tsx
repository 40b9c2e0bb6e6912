import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { named, useActions } from "#ui/actions/registry.ts";
import { platform } from "#ui/platform/platform.ts";
import { show } from "#ui/testing/show.tsx";
import { useOutside } from "./useOutside.ts";

const id = "01930000-0000-7000-8000-000000000001";

function Listening({ onAct }: { onAct: () => void }) {
  useActions([named("newLead", "New lead", onAct)]);
  useOutside();
  return <Outlet />;
}

test("what is asked for from outside the page is done in it", async () => {
  let act: (id: string) => void = () => undefined;
  let follow: (link: string) => void = () => undefined;
  const stop = vi.fn();
  vi.spyOn(platform, "onAction").mockImplementation((listener) => {
    act = listener;
    return stop;
  });
  vi.spyOn(platform, "onLink").mockImplementation((listener) => {
    follow = listener;
    return stop;
  });
  const onAct = vi.fn();
  const root = createRootRoute({ component: () => <Listening onAct={onAct} /> });
  const lead = createRoute({
    getParentRoute: () => root,
    path: "/leads/$id",
    component: () => <p>Lead {lead.useParams().id}</p>,
  });
  const home = createRoute({
    getParentRoute: () => root,
    path: "/",
    component: () => <p>Home</p>,
  });
  const router = createRouter({
    routeTree: root.addChildren([home, lead]),
    history: createMemoryHistory(),
  });
  const shown = await show(<RouterProvider router={router as never} />);
  await expect.element(page.getByText("Home")).toBeVisible();

  act("newLead");
  expect(onAct).toHaveBeenCalledOnce();
  act("nothing of this name");
  follow("anteroom://lead/elsewhere");
  follow("https://example.org/");
  await expect.element(page.getByText("Home")).toBeVisible();
  follow(`anteroom://lead/${id}`);
  await expect.element(page.getByText(`Lead ${id}`)).toBeVisible();
  await shown.unmount();
  expect(stop).toHaveBeenCalledTimes(2);
});
