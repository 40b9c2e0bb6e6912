import { useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";
import { noteRecent } from "#ui/features/palette/recents.ts";

/** Remembers the leads and contacts that were opened, for the palette. */
export function useRecentRecords(): void {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => {
    const [, root, id] = path.split("/");
    if (id === undefined || id === "") return;
    if (root === "leads") noteRecent({ kind: "lead", id });
    if (root === "contacts" || root === "customers") noteRecent({ kind: "contact", id });
  }, [path]);
}
