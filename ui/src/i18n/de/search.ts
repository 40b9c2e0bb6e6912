import type { search as en } from "../en/search.ts";
import type { Translation } from "../translation.ts";

export const search: Translation<typeof en> = {
  "search.label": "Dateien und Notizen durchsuchen",
  "search.placeholder": "Wörter in Dateien und Notizen",
  "search.where": "Wo gesucht wird",
  "search.in.all": "Alle",
  "search.in.document": "Dateien",
  "search.in.note": "Notizen",
  "search.show": "Suchen in: {what}",
  "search.results": "Ergebnisse",
  "search.hits": { one: "{count} Ergebnis", other: "{count} Ergebnisse" },
  "search.startTitle": "Wonach suchen Sie?",
  "search.startBody":
    "Alle Wörter müssen vorkommen; beim letzten genügt der Anfang. Dateien im Eingang werden mit durchsucht.",
  "search.noneTitle": "Diese Wörter kommen nirgends vor",
  "search.noneBody": "Weniger Wörter finden mehr. Text in Bildern wird noch nicht gelesen.",
};
