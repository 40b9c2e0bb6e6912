import type { today as en } from "../en/today.ts";
import type { Translation } from "../translation.ts";

export const today: Translation<typeof en> = {
  "today.numbers": "Was drängt",
  "today.overdue": "Überfällige Aufgaben",
  "today.due": "Heute fällig",
  "today.new": "Neue Leads",
  "today.noStep": "Ohne nächsten Schritt",
  "today.still": "Stehen still",
  "today.showAll": { one: "Anzeigen", other: "Alle {count} anzeigen" },
  "today.showAllOf": "{what}: alle {count} anzeigen",
  "today.late": "überfällig",
  "today.inbox": {
    one: "{count} Entwurf im Eingang wartet auf Ihr Wort.",
    other: "{count} Entwürfe im Eingang warten auf Ihr Wort.",
  },
  "today.review": "Prüfen",
  "today.addTask": "Aufgabe",
  "today.addTaskTo": "Aufgabe für {name} hinzufügen",
  "today.reach": "Kontaktiert",
  "today.reachOf": "{name} kontaktiert",
  "today.emptyTitle": "Heute drängt nichts",
  "today.emptyBody": "Keine Aufgabe ist fällig, und jeder offene Lead hat seinen nächsten Schritt.",
  "today.emptyAct": "Alle Leads ansehen",
};
