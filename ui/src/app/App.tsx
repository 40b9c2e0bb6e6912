import { MantineProvider, localStorageColorSchemeManager } from "@mantine/core";
import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { hideNotice, Notices } from "#ui/actions/notices.tsx";
import { followEvents, queryClient } from "#ui/api/client.ts";
import { usePreference } from "#ui/api/preferences.ts";
import { settingsQuery, statusQuery } from "#ui/api/queries.ts";
import type { AppStatus } from "#ui/bindings/engine.ts";
import { makeTheme } from "#ui/design/theme.ts";
import { LockedPage } from "#ui/features/locked/LockedPage.tsx";
import { RecoveryPage } from "#ui/features/start/RecoveryPage.tsx";
import { StartPage } from "#ui/features/start/StartPage.tsx";
import { setLocale } from "#ui/i18n/format.ts";
import { platform } from "#ui/platform/platform.ts";
import { FatalPage } from "./FatalPage.tsx";
import { makeRouter } from "./router.tsx";
import { useActivity } from "./useActivity.ts";
import { useAppearance } from "./useAppearance.ts";
import { useHotkeys } from "./useHotkeys.ts";

// The look is needed before the engine can be asked, so this machine's web view keeps a copy.
const schemeManager = localStorageColorSchemeManager({ key: "anteroom.theme" });
const theme = makeTheme();

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={schemeManager}>
      <QueryClientProvider client={queryClient}>
        <Notices />
        <Connected />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Nothing may be asked before the carrier is connected. */
function Connected() {
  const [state, setState] = useState<"waiting" | "connected" | { error: unknown }>("waiting");
  useEffect(() => {
    let stop: (() => void) | undefined;
    platform.connect().then(
      () => {
        stop = followEvents();
        setState("connected");
      },
      (error: unknown) => setState({ error }),
    );
    return () => stop?.();
  }, []);
  if (state === "waiting") return null;
  return state === "connected" ? <Phases /> : <FatalPage error={state.error} />;
}

function Phases() {
  const status = useQuery(statusQuery());
  // Making a workspace makes the engine ready before the recovery code has been shown.
  const [starting, setStarting] = useState(false);
  if (status.data?.phase === "empty" && !starting) setStarting(true);

  const locked = status.data?.phase === "locked";
  useEffect(() => {
    if (locked) forgetEverything();
  }, [locked]);

  if (status.error) return <FatalPage error={status.error} />;
  if (!status.data) return null;
  setLocale(status.data.locale, status.data.workspace?.timezone);
  if (starting && status.data.phase !== "locked") {
    return <StartPage status={status.data} onDone={() => setStarting(false)} />;
  }
  return status.data.phase === "locked" ? (
    <LockedPage status={status.data} />
  ) : (
    <Opened status={status.data} />
  );
}

/** Whoever left before the recovery code stood on paper is asked again before anything else. */
function Opened({ status }: { status: AppStatus }) {
  const settings = useQuery(settingsQuery());
  const [isOpen, setOpen] = usePreference("ui.recoveryOpen");
  if (settings.isPending) return null;
  return isOpen ? <RecoveryPage onWritten={() => setOpen(false)} /> : <Desk status={status} />;
}

/** What was read while the workspace was open must not stay in memory behind the lock. */
function forgetEverything(): void {
  hideNotice();
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "app_status" });
  window.location.hash = "#/";
}

function Desk({ status }: { status: AppStatus }) {
  const [router] = useState(makeRouter);
  useAppearance();
  useHotkeys();
  useActivity(status.phase === "ready");
  return <RouterProvider router={router} />;
}
