import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { showNotice } from "#ui/actions/notices.tsx";
import { onMac } from "#ui/actions/keys.ts";
import { useActions, type Action } from "#ui/actions/registry.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { setPreference, usePreference } from "#ui/api/preferences.ts";
import { statusQuery } from "#ui/api/queries.ts";
import { takeStatus } from "#ui/api/takeStatus.ts";
import { sections } from "#ui/features/settings/sections.ts";
import { languages } from "#ui/i18n/language.ts";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";

const themes = ["system", "light", "dark"] as const;
const densities = ["compact", "default", "roomy"] as const;

/** What the settings do, from anywhere and by name. */
export function useProgramActions(): void {
  const navigate = useNavigate();
  const hasSample = useQuery(statusQuery()).data?.workspace?.sample ?? false;
  const [singleKeys] = usePreference("ui.singleKeys");
  const [hasBar] = usePreference("ui.menuBar");
  const lock = useCommand("lock");
  const backUp = useCommand("backup_now");
  const addSample = useCommand("sample_add");
  const removeSample = useCommand("sample_remove");

  const on = (id: string, label: string, run: () => void): Action => ({
    id,
    label,
    keys: [],
    scope: "everywhere",
    run,
  });
  const sample = hasSample
    ? on("sampleRemove", t("sample.remove"), () =>
        removeSample.mutate(
          {},
          { onSuccess: (changed) => offerUndo(t("sample.removed"), changed) },
        ),
      )
    : on("sampleAdd", t("sample.add"), () =>
        addSample.mutate({}, { onSuccess: (changed) => offerUndo(t("sample.added"), changed) }),
      );
  useActions([
    ...sections.map((section) => ({
      ...on(
        `settings.${section}`,
        t("program.settings", { section: t(`settings.${section}`) }),
        () => void navigate({ to: "/settings", search: { section } }),
      ),
      scope: "go" as const,
    })),
    on("lock", t("security.lockNow"), () => lock.mutate({}, { onSuccess: takeStatus })),
    on("backUp", t("backup.now"), () =>
      backUp.mutate(
        {},
        { onSuccess: ({ fileName }) => showNotice(t("backup.made", { name: fileName })) },
      ),
    ),
    sample,
    ...themes.map((theme) =>
      on(`theme.${theme}`, t("program.theme", { theme: t(`appearance.theme.${theme}`) }), () =>
        setPreference("ui.theme", theme),
      ),
    ),
    ...densities.map((density) =>
      on(
        `density.${density}`,
        t("program.density", { density: t(`appearance.density.${density}`) }),
        () => setPreference("ui.density", density),
      ),
    ),
    ...languages.map((language) =>
      on(
        `language.${language}`,
        t("program.language", { language: t(`appearance.language.${language}`) }),
        () => setPreference("ui.language", language),
      ),
    ),
    ...(platform.setMenus && !onMac
      ? [
          on("menuBar", hasBar ? t("program.menuBarOff") : t("program.menuBarOn"), () =>
            setPreference("ui.menuBar", !hasBar),
          ),
        ]
      : []),
    on("singleKeys", singleKeys ? t("program.singleKeysOff") : t("program.singleKeysOn"), () =>
      setPreference("ui.singleKeys", !singleKeys),
    ),
  ]);
}
