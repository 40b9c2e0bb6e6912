import type { board as en } from "../en/board.ts";
import type { Translation } from "../translation.ts";

export const board: Translation<typeof en> = {
  "layout.label": "Darstellung",
  "layout.list": "Liste",
  "layout.grouped": "Gruppierte Liste",
  "layout.board": "Board",

  "keys.widen": "Schmaler, breiter, in der Kopfzeile",
  "keys.beside": "Spalte daneben",
  "keys.carry": "Aufnehmen, ablegen",
  "keys.putBack": "Zurücklegen",

  "group.onHead": "Die Eingabetaste klappt die Gruppe ein und aus.",
  "columns.title": "Spalten",
  "columns.order": "Reihenfolge:",

  "group.by": "Gruppieren nach",
  "group.byIs": "Gruppiert nach: {field}. Ändern",
  "group.fold": "{group} einklappen",
  "group.unfold": "{group} ausklappen",
  "group.without": "Ohne",
  "group.yes": "Ja",
  "group.no": "Nein",
  "group.none": "Keine Leads",
  "group.elsewhere": {
    one: "und {count} in einer anderen Währung",
    other: "und {count} in anderen Währungen",
  },

  "board.column": { one: "{group}, {count} Lead", other: "{group}, {count} Leads" },
  "board.picked":
    "{name} aus „{group}“ aufgenommen. Links und rechts wählen eine Spalte, die Leertaste legt ab, Esc legt zurück.",
  "board.over": "Über „{group}“",
  "board.stays": "{name} bleibt in „{group}“",
  "board.fixed": "{field} lässt sich nicht durch Verschieben von Karten ändern",

  "card.owner": "Zuständig: {name}",
  "card.noStep": "Kein nächster Schritt",
  "card.age": "In dieser Phase seit",
  "card.since": "In dieser Phase seit {when}",
  "card.rotting": "Steht zu lange still",
  "step.overdue": "{age} überfällig",
};
