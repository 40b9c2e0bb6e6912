import { useSyncExternalStore } from "react";
import { en } from "./en.ts";
import { locale, setLocale } from "./format.ts";
import { setCatalogue, type Catalogue } from "./t.ts";

export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];
export type LanguageChoice = "system" | Language;

const loaders: Record<Language, () => Promise<Catalogue>> = {
  en: () => Promise.resolve(en),
  de: async () => (await import("./de.ts")).de,
};

// The language is needed before the engine can be asked, and again behind its lock, so this
// machine's web view keeps a copy of what was chosen and of the system's locale.
const copies = { choice: "anteroom.language", system: "anteroom.locale" } as const;

let turn = 0;
const listeners = new Set<() => void>();

/** The language of a choice: the system's where it is one that we speak, else English. */
function languageOf(choice: LanguageChoice, system: string): Language {
  return (
    languages.find((each) => each === (choice === "system" ? spokenIn(system) : choice)) ?? "en"
  );
}

function spokenIn(system: string): string | undefined {
  return system.split(/[-_]/u)[0]?.toLowerCase();
}

/** Puts a language on the whole window, and is done when its words are there. */
export async function speak(
  choice: LanguageChoice,
  system: string,
  zone: string | undefined,
): Promise<void> {
  localStorage.setItem(copies.choice, choice);
  localStorage.setItem(copies.system, system);
  turn += 1;
  const mine = turn;
  const language = languageOf(choice, system);
  const catalogue = await loaders[language]();
  // Whoever chose again while the words were on their way wants only the later ones.
  if (mine !== turn) return;
  setCatalogue(catalogue);
  // A system of the same language knows the region too; one of another would mix the two.
  setLocale(spokenIn(system) === language ? system : language, zone);
  document.documentElement.lang = locale();
  for (const listener of listeners) listener();
}

/** What was chosen last in this web view. */
export function rememberedChoice(): LanguageChoice {
  const choice = localStorage.getItem(copies.choice);
  return languages.find((each) => each === choice) ?? "system";
}

/** The language of the time before the engine has answered. */
export function speakRemembered(): Promise<void> {
  return speak(rememberedChoice(), localStorage.getItem(copies.system) ?? "en", undefined);
}

/** The locale on the window; whoever uses it is drawn again when the language changes. */
export function useLocale(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => locale(),
  );
}
