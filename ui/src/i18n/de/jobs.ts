import type { jobs as en } from "../en/jobs.ts";
import type { Translation } from "../translation.ts";

export const jobs: Translation<typeof en> = {
  "jobs.title": "Arbeit im Hintergrund",
  "jobs.open": "Aufträge",
  "jobs.none": "Es läuft nichts.",
  "jobs.reading": "Dateien lesen",
  "jobs.kind.bulk": "Arbeit an vielen Einträgen",
  "jobs.kind.import": "Import",
  "jobs.kind.export": "Export",
  "jobs.kind.other": "Arbeit im Hintergrund",
  "jobs.undoing": "Rückgängig: {command}",
  "jobs.place": "{done} von {total}",
  "jobs.left": {
    one: "{count} ließ sich nicht ändern",
    other: "{count} ließen sich nicht ändern",
  },
  "jobs.rate": { one: "{count} je Sekunde", other: "{count} je Sekunde" },
  "jobs.seconds": { one: "noch {count} Sekunde", other: "noch {count} Sekunden" },
  "jobs.minutes": { one: "noch etwa {count} Minute", other: "noch etwa {count} Minuten" },
  "jobs.more": { one: "und {count} weiterer", other: "und {count} weitere" },
  "jobs.ended": "Beendet",
  "jobs.done": "Fertig",
  "jobs.cancelled": "Abgebrochen",
  "jobs.waiting": "Wartet",
  "jobs.gaveUp": "Aufgegeben. Was vorher getan war, bleibt.",
  "jobs.failedOf": "Aufgegeben: {name}",
  "jobs.cancelOf": "Abbrechen: {name}",
  "jobs.detailsOf": "Einzelheiten: {name}",
  "jobs.spoken": "{name}, {percent}",
};
