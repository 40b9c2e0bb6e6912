import type { questionnaires as en } from "../en/questionnaires.ts";
import type { Translation } from "../translation.ts";

export const questionnaires: Translation<typeof en> = {
  "questions.which": "Fragebogen",
  "questions.open": {
    one: "{count} nötige Antwort fehlt",
    other: "{count} nötige Antworten fehlen",
  },
  "questions.allAnswered": "Alle nötigen Antworten liegen vor",
  "questions.by": "{who}, {when}",
  "questions.none": "Es gibt noch keinen Fragebogen.",
  "questions.make": "Fragebogen anlegen",

  "questionnaires.intro":
    "Fragen, die auf der Seite eines Leads gestellt werden. Ein Fragebogen mit Thema steht an erster Stelle, wenn der Titel des Leads das Thema nennt.",
  "questionnaires.new": "Neuer Fragebogen",
  "questionnaires.about": { one: "{count} Frage", other: "{count} Fragen" },
  "questionnaires.aboutTopic": {
    one: "{count} Frage, zu {topic}",
    other: "{count} Fragen, zu {topic}",
  },
  "questionnaires.trashOf": "{name} in den Papierkorb verschieben",
  "questionnaires.trashed": "{name} in den Papierkorb verschoben",
  "questionnaires.back": "Zurück zu den Fragebögen",
  "questionnaires.discard": "Änderungen verwerfen",
  "questionnaires.saved": "{name} gespeichert",
  "questionnaires.kept":
    "Ihre Eingaben stehen noch hier; was zuvor gespeichert war, ist unverändert.",
  "questionnaires.name": "Name",
  "questionnaires.topic": "Thema",
  "questionnaires.topicHint":
    "Ein Rechtsgebiet oder Produkt, so wie es in den Titeln der Leads steht.",
  "questionnaires.questions": "Fragen",
  "questionnaires.number": "Frage {number}",
  "questionnaires.up": "Frage {number} nach oben",
  "questionnaires.down": "Frage {number} nach unten",
  "questionnaires.remove": "Frage {number} entfernen",
  "questionnaires.label": "Wortlaut der Frage",
  "questionnaires.kind": "Antwort",
  "questionnaires.kind.text": "Eine Zeile",
  "questionnaires.kind.long_text": "Ein Absatz",
  "questionnaires.kind.number": "Eine Zahl",
  "questionnaires.kind.date": "Ein Tag",
  "questionnaires.kind.yes_no": "Ja oder nein",
  "questionnaires.kind.choice": "Eine von mehreren",
  "questionnaires.kind.choices": "Einige von mehreren",
  "questionnaires.options": "Was zur Wahl steht, je Zeile eines",
  "questionnaires.noOptions": "Es steht nichts zur Wahl",
  "questionnaires.required": "Eine Antwort ist nötig",
  "questionnaires.condition": "Wann sie gestellt wird",
  "questionnaires.asked": "Wird gestellt:",
  "questionnaires.always": "immer",
  "questionnaires.onlyIf": "nur wenn „{question}“",
  "questionnaires.answer": "Die Antwort, von der sie abhängt",
  "questionnaires.outOfOrder": "Die Frage, von der sie abhängt, muss davor stehen",
  "questionnaires.addQuestion": "Frage hinzufügen",
  "questionnaires.moveKeys": "Frage nach oben, unten",
};
