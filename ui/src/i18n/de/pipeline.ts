import type { pipeline as en } from "../en/pipeline.ts";
import type { Translation } from "../translation.ts";

export const pipeline: Translation<typeof en> = {
  "settings.pipeline": "Pipeline",
  "settings.nameTaken": "Gespeichert. Auch etwas anderes heißt {name}",
  "settings.removeOf": "{name} entfernen",

  "order.up": "{name} nach oben",
  "order.down": "{name} nach unten",

  "pipeline.intro":
    "Jeder Lead hat einen von fünf Ständen und steht in einer Phase dieses Standes. Die Phasen bestimmen Sie selbst, in einer Kanzlei etwa „Termin vereinbart“ und „Mandat verschickt“.",
  "pipeline.group": "Phasen von „{state}“",
  "pipeline.add": "Phase hinzufügen",
  "pipeline.addTo": "Phase zu „{state}“ hinzufügen",
  "pipeline.moveKeys": "Zeile nach oben oder unten",
  "pipeline.name": "Name der Phase",
  "pipeline.rotting": "Stillstand nach Tagen",
  "pipeline.rotsNever": "Nie Stillstand",
  "pipeline.rotsAfter": {
    one: "Stillstand ab {count} Tag",
    other: "Stillstand ab {count} Tagen",
  },
  "pipeline.daysWrong":
    "Geben Sie 1 bis 3.650 Tage ein, oder nichts für nie. Esc holt den alten Wert zurück.",
  "pipeline.leadsIn": { one: "{count} Lead in {name}", other: "{count} Leads in {name}" },
  "pipeline.removeTitle": "Phase {name} entfernen?",
  "pipeline.removeEmpty": "Kein Lead steht darin.",
  "pipeline.removeBody": {
    one: "{count} Lead steht darin und rückt weiter.",
    other: "{count} Leads stehen darin und rücken weiter.",
  },
  "pipeline.heir": "Ihre Leads kommen nach",
  "pipeline.removed": "Phase {name} entfernt",
};
