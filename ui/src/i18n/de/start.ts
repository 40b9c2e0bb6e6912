import type { start as en } from "../en/start.ts";
import type { Translation } from "../translation.ts";

export const start: Translation<typeof en> = {
  "focus.rail": "Schritte",
  "focus.step": "Schritt {step} von {steps}",
  "focus.promise": "Alles bleibt verschlüsselt auf diesem Computer. Es wird nichts versendet.",

  "start.opening": "Anteroom wird geöffnet …",
  "start.welcome": "Wofür nutzen Sie Anteroom?",
  "start.profile.title": "Wofür nutzen Sie Anteroom?",
  "start.profile.hint": "Kanzlei oder Vertrieb",
  "start.profile.body":
    "Willkommen bei Anteroom. Die Wahl bestimmt Wörter und Felder; Ihre Daten sind in beiden Fällen gleich.",
  "start.restore": "Aus einer Sicherung wiederherstellen",
  "start.you.title": "Namen",
  "start.you.hint": "Ihrer und der des Arbeitsbereichs",
  "start.you.body":
    "Alles, was Sie tun, wird mit Ihrem Namen festgehalten, damit ein Team weiß, wer was getan hat.",
  "start.workspace": "Name des Arbeitsbereichs",
  "start.workspaceHint": "Die Kanzlei oder das Team.",
  "start.member": "Ihr Name",
  "start.zone": "Zeitzone",
  "start.currency": "Währung",
  "start.currencyName": "{code}, {name}",
  "start.protection.title": "Wie wird der Arbeitsbereich geöffnet?",
  "start.protection.hint": "Schlüsselbund und Passphrase",
  "start.recovery.title": "Schreiben Sie diesen Code auf",
  "start.recovery.hint": "Der Code für den Notfall",
  "start.leads.title": "Erste Leads",
  "start.leads.hint": "Beispieldaten oder eigene Dateien",
  "start.leads.body":
    "Beginnen Sie mit erfundenen Leads zum Umsehen oder mit eigenen Lebensläufen und Briefen.",
  "start.leads.files": "Aus jeder Datei wird ein Lead im Entwurf, den Sie bestätigen.",
  "start.leads.empty": "Ohne Daten beginnen",
  "start.keys.title": "Fünf Tasten",
  "start.keys.hint": "Eine Minute, an den Beispiel-Leads",
  "start.keys.body":
    "Drücken Sie jede Taste einmal. Diese Liste ist zum Üben: Nichts darin wird gespeichert. Jede Taste steht neben ihrer Schaltfläche, und ? zeigt alle.",
  "start.keys.move": "Zum nächsten Lead gehen",
  "start.keys.check": "Ihn markieren, um an mehreren zu handeln",
  "start.keys.stage": "Ihm eine Phase geben",
  "start.keys.palette": "Gehen, handeln oder finden, von überall",
  "start.keys.all": "Alle Tasten einer Seite sehen",
  "start.keys.now": "Jetzt {key} drücken: {what}",
  "start.keys.pressed": "Erledigt",
  "start.keys.ready":
    "Mehr braucht es nicht. Die Beispieldaten gehen mit einem Klick, in den Einstellungen.",
  "start.keys.skip": "Tasten überspringen",
  "start.keys.open": "Zum Arbeitsplatz",

  "profile.law": "Kanzlei",
  "profile.law.about": "Anfragen, aus denen Mandate werden können.",
  "profile.law.one": "Leads sind Mandate",
  "profile.law.two": "Lebensläufe werden auf diesem Computer gelesen",
  "profile.law.three": "Verlauf jedes Felds: wer und wann",
  "profile.sales": "Vertrieb",
  "profile.sales.about": "Anfragen, aus denen Aufträge werden können.",
  "profile.sales.one": "Leads sind Deals mit einem Wert",
  "profile.sales.two": "Kontakte und Firmen in einem Verzeichnis",
  "profile.sales.three": "Filter als Sätze, für jedes Feld",

  "protection.keychain":
    "Der Schlüsselbund dieses Computers verwahrt den Schlüssel: Hier öffnet sich der Arbeitsbereich mit Ihrer Anmeldung. Eine Passphrase öffnet ihn auch überall sonst.",
  "protection.noKeychain":
    "Dieser Computer bietet keinen Schlüsselbund, daher schützt eine Passphrase den Schlüssel. Sie geben sie bei jedem Start des Programms ein.",
  "protection.without":
    "Ohne Passphrase öffnen nur diese Anmeldung und der Wiederherstellungscode auf der nächsten Seite den Arbeitsbereich. Sie können später eine festlegen.",
  "protection.with":
    "Die Passphrase wird nirgends gespeichert. Geht sie verloren, ist der Wiederherstellungscode auf der nächsten Seite der einzige andere Zugang.",
  "protection.make": "Arbeitsbereich anlegen",
  "protection.making": "Wird angelegt…",
  "protection.kept": "Es wurde kein Arbeitsbereich angelegt; Ihre Angaben bleiben erhalten.",

  "recovery.body":
    "Dieser Code öffnet den Arbeitsbereich, wenn die Passphrase vergessen oder der Computer weg ist. Er wird nur jetzt angezeigt. Papier ist ein guter Ort.",
  "recovery.ask": "Geben Sie zwei seiner Gruppen ein, damit sicher ist, dass sie lesbar sind.",
  "recovery.group": "Gruppe {number}",
  "recovery.wrong": "Nicht das, was oben steht",
  "recovery.written": "Ich habe ihn aufgeschrieben",
  "recovery.again": "Der Wiederherstellungscode ist nicht aufgeschrieben",
  "recovery.againBody":
    "Er wurde einmal angezeigt, und das Fenster wurde geschlossen, bevor er bestätigt war. Ein neuer macht den alten ungültig.",
  "recovery.makeNew": "Neuen Code anzeigen",
  "recovery.later": "Nicht jetzt",
  "recovery.kept": "Der bisherige Code öffnet den Arbeitsbereich weiterhin.",

  "restore.title": "Aus einer Sicherung wiederherstellen",
  "restore.body":
    "Die Sicherung öffnet sich mit der Passphrase oder dem Wiederherstellungscode, mit dem sie erstellt wurde.",
  "restore.path": "Sicherungsdatei",
  "restore.choose": "Auswählen…",
  "restore.with": "Öffnen mit",
  "restore.start": "Wiederherstellen",
  "restore.running": "Wird wiederhergestellt…",
  "restore.kept": "Die Sicherungsdatei ist unverändert, und nichts wurde wiederhergestellt.",

  "locked.title": "Der Arbeitsbereich ist gesperrt",
  "locked.body.keychain": "Er öffnet sich mit dem Schlüssel im Schlüsselbund dieses Computers.",
  "locked.body.passphrase": "Geben Sie die Passphrase ein, um ihn zu öffnen.",
  "locked.body.recovery": "Geben Sie den Wiederherstellungscode ein, den Sie aufgeschrieben haben.",
  "locked.recoveryHint": "Großschreibung, Leerzeichen und Striche sind gleichgültig.",
  "locked.open": "Öffnen",
  "locked.opening": "Wird geöffnet…",
  "locked.kept": "Alles ist erhalten und weiterhin gesperrt.",
  "locked.use.keychain": "Schlüsselbund verwenden",
  "locked.use.passphrase": "Passphrase verwenden",
  "locked.use.recovery": "Wiederherstellungscode verwenden",
};
