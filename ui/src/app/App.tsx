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
import { rememberedChoice, useLocale } from "#ui/i18n/language.ts";
import { platform } from "#ui/platform/platform.ts";
import { connect } from "./connection.ts";
import { FatalPage } from "./FatalPage.tsx";
import { NativeMenus } from "./NativeMenus.tsx";
import { Opening } from "./Opening.tsx";
import { makeRouter } from "./router.tsx";
import { useActivity } from "./useActivity.ts";
import { useAppearance } from "./useAppearance.ts";
import { useHotkeys } from "./useHotkeys.ts";
import { useLanguage } from "./useLanguage.ts";

// The look is needed before the engine can be asked, so this machine's web view keeps a copy.
const schemeManager = localStorageColorSchemeManager({ key: "anteroom.theme" });

export function App() {
  // Everything below is drawn again when the language changes, and nothing is mounted anew.
  useLocale();
  return (
    <MantineProvider
      theme={makeTheme()}
      defaultColorScheme="auto"
      colorSchemeManager={schemeManager}
    >
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
    connect().then(
      () => {
        stop = followEvents();
        setState("connected");
      },
      (error: unknown) => setState({ error }),
    );
    return () => stop?.();
  }, []);
  if (state === "waiting") return null;
  if (state !== "connected") return <FatalPage error={state.error} />;
  return (
    <>
      <Phases />
      {platform.setMenus && <NativeMenus />}
    </>
  );
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
  if (!status.data) return <Opening />;
  if (!starting && !locked) return <Opened status={status.data} />;
  return <Closed status={status.data} onDone={() => setStarting(false)} />;
}

/** No workspace, or a locked one: what was chosen in it cannot be asked. */
function Closed({ status, onDone }: { status: AppStatus; onDone: () => void }) {
  const isSpoken = useLanguage(rememberedChoice(), status);
  if (!isSpoken) return null;
  return status.phase === "locked" ? (
    <LockedPage status={status} />
  ) : (
    <StartPage status={status} onDone={onDone} />
  );
}

/** Whoever left before the recovery code stood on paper is asked again before anything else. */
function Opened({ status }: { status: AppStatus }) {
  const settings = useQuery(settingsQuery());
  const [choice] = usePreference("ui.language");
  const [isOpen, setOpen] = usePreference("ui.recoveryOpen");
  const isSpoken = useLanguage(settings.isPending ? null : choice, status);
  if (settings.isPending || !isSpoken) return null;
  return isOpen ? <RecoveryPage onWritten={() => setOpen(false)} /> : <Desk status={status} />;
}

/** What was read while the workspace was open must not stay in memory behind the lock. */
function forgetEverything(): void {
  hideNotice();
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "app_status" });
  window.location.hash = "#/";
}

function Desk({ status }: { status: AppStatus }) {
  const [router] = useState(() => makeRouter());
  useAppearance();
  useHotkeys();
  useActivity(status.phase === "ready");
  return <RouterProvider router={router} />;
}
