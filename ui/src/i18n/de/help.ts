import type { help as en } from "../en/help.ts";
import type { Translation } from "../translation.ts";

export const help: Translation<typeof en> = {
  "help.title": "Hilfe",
  "help.open": "Über diese Seite",
  "help.of": "Hilfe: {topic}",
  "help.topics": "Seiten der Hilfe",
  "help.what": "Was das ist",
  "help.first": "Was zuerst zu tun ist",
  "help.keys": "Ihre Tasten",
  "help.keysThere": "Auf der Seite selbst zeigt ? ihre Tasten.",
  "help.try": "Ausprobieren",
  "help.tryOf": "Ausprobieren: {rule}",

  "help.topic.today": "Heute",
  "help.topic.inbox": "Eingang",
  "help.topic.leads": "Leads",
  "help.topic.lead": "Ein Lead",
  "help.topic.contacts": "Kontakte",
  "help.topic.contact": "Ein Kontakt",
  "help.topic.tasks": "Aufgaben",
  "help.topic.search": "Suche",
  "help.topic.archive": "Archiv",
  "help.topic.trash": "Papierkorb",
  "help.topic.questionnaires": "Fragebögen",
  "help.topic.settings": "Einstellungen",
  "help.topic.palette": "Suchen oder handeln",
  "help.topic.rules": "Regeln als Text",

  "help.today.what":
    "Was jetzt drängt: überfällige und fällige Aufgaben, neue Leads, Leads, für die nichts geplant ist, Leads, die zu lange stillstehen, und Dateien, die auf ein Wort von Ihnen warten.",
  "help.today.first":
    "Haken Sie eine Aufgabe ab oder öffnen Sie den ersten Lead eines Teils. Jede Zahl öffnet die ganze Liste dahinter.",
  "help.inbox.what":
    "Hier werden aus Dateien Entwürfe von Leads. Das Programm liest jede auf diesem Computer, zeigt das Gefundene neben der Datei und sagt, wie sicher es ist.",
  "help.inbox.first":
    "Lassen Sie Dateien irgendwo im Fenster fallen. Prüfen Sie die markierten Felder, dann nehmen Sie an. Was keinen Zweifel lässt, geht auch auf einmal.",
  "help.leads.what":
    "Alle Anfragen in einer Liste. Der Filter ist ein Satz; die Adresse der Seite merkt ihn sich, so führt der Weg zurück zur selben Liste.",
  "help.leads.first":
    "Bewegen Sie sich mit den Pfeiltasten und öffnen Sie einen Lead mit der Eingabetaste. Mit X markieren Sie mehrere und handeln an allen.",
  "help.lead.what":
    "Alles über eine Anfrage: am Anfang die Angaben, in der Mitte der Verlauf, am Ende Dateien, Aufgaben und Fragen.",
  "help.lead.first":
    "Schreiben Sie eine Notiz, eine Aufgabe oder einen Anruf an die vorgesehene Stelle. Eine Angabe ändern Sie mit einem Klick. Jede Änderung lässt sich rückgängig machen.",
  "help.contacts.what":
    "Die Personen und Firmen hinter den Leads. Ein Kontakt kann mehrere Leads haben.",
  "help.contacts.first":
    "Öffnen Sie einen Kontakt, um seine Leads zu sehen, oder filtern Sie nach Firma und Ort.",
  "help.contact.what": "Eine Person oder Firma, wie sie erreichbar ist, und alle ihre Leads.",
  "help.contact.first": "Ändern Sie eine Angabe mit einem Klick oder öffnen Sie einen der Leads.",
  "help.tasks.what": "Die offenen Aufgaben aller Leads, nach dem Tag, bis zu dem sie fällig sind.",
  "help.tasks.first":
    "Haken Sie Erledigtes ab oder geben Sie ihm einen anderen Tag. Neue Aufgaben entstehen auf der Seite ihres Leads.",
  "help.search.what":
    "Wörter in allen Dateien und Notizen zugleich, auch in denen, die noch im Eingang sind.",
  "help.search.first":
    "Schreiben Sie die Wörter. Alle müssen vorkommen; vom letzten genügt der Anfang. Die Eingabetaste öffnet die Datei an der Stelle.",
  "help.archive.what":
    "Leads, die beiseitegelegt wurden. Listen und Zahlen lassen sie aus; Suche und Palette finden sie weiterhin.",
  "help.archive.first":
    "Gehen Sie auf einen Lead und holen Sie ihn heraus, oder markieren Sie erst mehrere.",
  "help.trash.what":
    "Was in den Papierkorb verschoben wurde. Es lässt sich mit allem, was dazugehört, wiederherstellen.",
  "help.trash.first":
    "Gehen Sie zu einem Eintrag und stellen Sie ihn wieder her, oder markieren Sie vorher mehrere.",
  "help.questionnaires.what":
    "Fragen für ein erstes Gespräch, in ihrer Reihenfolge. Eine kann von der Antwort auf eine andere abhängen.",
  "help.questionnaires.first":
    "Geben Sie einen Namen, schreiben Sie die erste Frage und wählen Sie die Art der Antwort. Leads zeigen sie unter Fragen.",
  "help.settings.what":
    "Wie das Fenster aussieht, wie sich der Arbeitsbereich öffnet, Ordner, Sicherungen, und ob alles in Ordnung ist. Jede Einstellung sagt, womit sie beginnt.",
  "help.settings.first": "Legen Sie eine Passphrase fest und machen Sie eine Sicherung.",
  "help.palette.what":
    "Ein Feld, um überallhin zu gehen, alles zu tun und jeden zu finden. Es nennt die Taste jedes Befehls und lehrt sie so nebenbei.",
  "help.palette.first":
    "Schreiben Sie einen Teil eines Namens, einer Adresse oder eines Befehls. Ein Tippfehler schadet nicht. Tab zeigt, was mit einem Lead geht.",
  "help.palette.signs":
    "Ein Zeichen am Anfang grenzt ein: > nur Befehle, @ nur Personen, / nur Wörter in Dateien und Notizen.",

  "help.rules.what":
    "Ein Filter ist eine Regel, und eine Regel lässt sich schreiben: ein Feld, ein Vergleich und ein Wert. F öffnet den Text. Er wird beim Schreiben geprüft, und die Liste folgt.",
  "help.rules.joined":
    "AND, OR und NOT verbinden Regeln; Klammern sagen, was zusammengehört. Ein Text mit Leerzeichen oder Zeichen steht in Anführungszeichen. Groß und klein ist gleich.",
  "help.rules.examples": "Beispiele",
  "help.rules.fields.lead": "Felder der Leads",
  "help.rules.fields.contact": "Felder der Kontakte",
  "help.rules.word": "Wort",
  "help.rules.field": "Feld",
  "help.rules.operators": "Vergleiche",
  "help.rules.related": "Was dazugehört",

  "help.example.state": "Leads einer Phase",
  "help.example.states": "Leads mehrerer Phasen",
  "help.example.value": "Leads über einem Wert, in der Währung des Arbeitsbereichs",
  "help.example.received": "Leads der letzten sieben Tage",
  "help.example.name": "Ein Teil des Namens",
  "help.example.noEmail": "Keine E-Mail-Adresse bekannt",
  "help.example.either": "Eines von zweien, und ein drittes",
  "help.example.still": "Seit mehr als einem Monat in derselben Phase",
  "help.example.noNote": "Niemand hat eine Notiz geschrieben",
  "help.example.documents": "Mit zwei Dateien oder mehr",
  "help.example.city": "Kontakte eines Ortes",
  "help.example.leads": "Kontakte mit mehr als einem Lead",
};
