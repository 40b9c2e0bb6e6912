import type { documents as en } from "../en/documents.ts";
import type { Translation } from "../translation.ts";

export const documents: Translation<typeof en> = {
  "documents.title": "Dokumente",
  "documents.none": "Keine Dokumente.",
  "documents.add": "Dokument hinzufügen",
  "documents.added": "Dokument hinzugefügt",
  "documents.save": "Kopie von {name} speichern",
  "documents.about": { one: "{count} Seite, {size}", other: "{count} Seiten, {size}" },
  "documents.graded": "{length}, {grade}",

  "document.noText": "Aus dieser Datei ließ sich kein Text lesen.",
  "document.page": "Seite {page} von {pages}",
  "document.pages": { one: "{count} Seite", other: "{count} Seiten" },
  "document.place": "{page} von {pages}",

  "find.open": "In der Datei suchen",
  "find.label": "In der Datei suchen",
  "find.hits": { one: "{hit} von {count}", other: "{hit} von {count}" },
  "find.none": "Nicht gefunden",
  "find.next": "Nächster Treffer",
  "find.previous": "Voriger Treffer",
  "find.close": "Suchfeld schließen",

  "zoom.label": "Größe",
  "zoom.in": "Größer",
  "zoom.out": "Kleiner",
  "zoom.fit": "Angepasst",
  "zoom.fitWidth": "An die Breite anpassen",
  "zoom.pagesIn": "Seiten größer",
  "zoom.pagesOut": "Seiten kleiner",
  "zoom.pagesFit": "Seiten an die Breite anpassen",

  "unlock.body":
    "Diese Datei ist mit einem Passwort gesperrt, deshalb ließ sich nichts darin lesen.",
  "unlock.pages":
    "Die Seiten sind mit einem Passwort gesperrt. Ihr Text wurde damit bereits gelesen.",
  "unlock.password": "Passwort der Datei",
  "unlock.hint": "Es öffnet die Datei jetzt und wird nirgends aufbewahrt.",
  "unlock.wrong": "Das ist nicht das Passwort der Datei",
  "unlock.kept": "Die Datei bleibt, wie sie kam.",
  "unlock.start": "Entsperren",
  "unlock.running": "Wird gelesen…",

  "grade.good": "gut gelesen",
  "grade.low": "teilweise gelesen",
  "grade.image_only": "nur Bild, braucht Texterkennung",
  "grade.locked": "mit Passwort gesperrt",

  "kind.pdf": "PDF",
  "kind.docx": "Word",
  "kind.doc": "Word 97",
  "kind.rtf": "Rich Text",
  "kind.odt": "OpenDocument",
  "kind.txt": "Text",

  "files.add": "Dateien hinzufügen",
  "files.choose": "Dateien auswählen",
  "files.chooseOther": "Andere Datei auswählen",
};
