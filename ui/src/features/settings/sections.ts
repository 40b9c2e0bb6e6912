export const sections = [
  "appearance",
  "security",
  "pipeline",
  "tags",
  "fields",
  "scoring",
  "watched",
  "questionnaires",
  "backups",
  "sample",
  "undo",
  "health",
] as const;
export type SettingsSection = (typeof sections)[number];

export function isSettingsSection(text: string): text is SettingsSection {
  return (sections as readonly string[]).includes(text);
}
