import { useEffect, useState } from "react";
import type { AppStatus } from "#ui/bindings/engine.ts";
import { speak, type LanguageChoice } from "#ui/i18n/language.ts";

/** Speaks the language of a choice; true from the moment on at which its words are here. */
export function useLanguage(choice: LanguageChoice | null, status: AppStatus): boolean {
  const [isSpoken, setSpoken] = useState(false);
  const { locale, workspace } = status;
  const zone = workspace?.timezone;
  useEffect(() => {
    if (choice !== null) void speak(choice, locale, zone).then(() => setSpoken(true));
  }, [choice, locale, zone]);
  return isSpoken;
}
