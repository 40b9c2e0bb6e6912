import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { usePreference } from "#ui/api/preferences.ts";
import { formatPercent } from "#ui/i18n/format.ts";
import { languages } from "#ui/i18n/language.ts";
import { t } from "#ui/i18n/t.ts";
import { Setting } from "./Setting.tsx";
import styles from "./sections.module.css";

const choices = ["system", ...languages] as const;
const themes = ["system", "light", "dark"] as const;
const densities = ["compact", "default", "roomy"] as const;
const scales = ["90", "100", "110", "120", "130"] as const;

export function AppearanceSection() {
  const [language, setLanguage] = usePreference("ui.language");
  const [theme, setTheme] = usePreference("ui.theme");
  const [density, setDensity] = usePreference("ui.density");
  const [textScale, setTextScale] = usePreference("ui.textScale");
  const [singleKeys, setSingleKeys] = usePreference("ui.singleKeys");
  const [saved, setSaved] = useState(false);
  const saving =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setSaved(true);
    };
  return (
    <>
      <Setting label={t("appearance.language")} hint={t("appearance.languageHint")}>
        <SegmentedControl
          aria-label={t("appearance.language")}
          value={language}
          onChange={saving(setLanguage)}
          data={choices.map((value) => ({ value, label: t(`appearance.language.${value}`) }))}
        />
      </Setting>
      <Setting label={t("appearance.theme")} hint={t("appearance.themeHint")}>
        <SegmentedControl
          aria-label={t("appearance.theme")}
          value={theme}
          onChange={saving(setTheme)}
          data={themes.map((value) => ({ value, label: t(`appearance.theme.${value}`) }))}
        />
      </Setting>
      <Setting label={t("appearance.density")} hint={t("appearance.densityHint")}>
        <SegmentedControl
          aria-label={t("appearance.density")}
          value={density}
          onChange={saving(setDensity)}
          data={densities.map((value) => ({ value, label: t(`appearance.density.${value}`) }))}
        />
      </Setting>
      <Setting label={t("appearance.textScale")} hint={t("appearance.textScaleHint")}>
        <SegmentedControl
          aria-label={t("appearance.textScale")}
          value={textScale}
          onChange={saving(setTextScale)}
          data={scales.map((value) => ({ value, label: formatPercent(Number(value)) }))}
        />
      </Setting>
      <Setting label={t("appearance.singleKeys")} hint={t("appearance.singleKeysHint")}>
        <SegmentedControl
          aria-label={t("appearance.singleKeys")}
          value={singleKeys ? "on" : "off"}
          onChange={saving((value) => setSingleKeys(value === "on"))}
          data={[
            { value: "on", label: t("settings.on") },
            { value: "off", label: t("settings.off") },
          ]}
        />
      </Setting>
      <p role="status" className={styles.saved}>
        {saved && t("settings.saved")}
      </p>
    </>
  );
}
