/** The pages before there is an open workspace. */
export const start = {
  "focus.rail": "Steps",
  "focus.step": "Step {step} of {steps}",
  "focus.promise": "Everything stays on this computer, encrypted. Nothing is sent anywhere.",

  "start.welcome": "What is this desk for?",
  "start.profile.title": "What is this desk for?",
  "start.profile.hint": "Law office or sales",
  "start.profile.body":
    "Welcome to Anteroom. This sets the words and the fields; your data is the same in both.",
  "start.restore": "Restore from a backup",
  "start.you.title": "Names",
  "start.you.hint": "Yours and the workspace’s",
  "start.you.body":
    "Everything you do is kept with your name, so that a team can tell who did what.",
  "start.workspace": "Name of the workspace",
  "start.workspaceHint": "The firm or the team.",
  "start.member": "Your name",
  "start.zone": "Time zone",
  "start.currency": "Currency",
  "start.currencyName": "{code}, {name}",
  "start.protection.title": "How is it opened?",
  "start.protection.hint": "Keychain and passphrase",
  "start.recovery.title": "Write this down",
  "start.recovery.hint": "The code for a bad day",
  "start.leads.title": "First leads",
  "start.leads.hint": "Sample data or your files",
  "start.leads.body":
    "Start with invented leads to look around, or with your own resumes and letters.",
  "start.leads.files": "Each file becomes a draft lead that you confirm.",
  "start.leads.empty": "Start with an empty desk",

  "profile.law": "Law office",
  "profile.law.about": "Inquiries that may become matters.",
  "profile.law.one": "Leads are matters",
  "profile.law.two": "Resumes read on this computer",
  "profile.law.three": "History of every field, with who and when",
  "profile.sales": "Sales",
  "profile.sales.about": "Inquiries that may become orders.",
  "profile.sales.one": "Leads are deals with a value",
  "profile.sales.two": "Contacts and companies in one book",
  "profile.sales.three": "Filters as sentences over every field",

  "protection.keychain":
    "This computer’s keychain keeps the key: the workspace opens with your login here. A passphrase opens it anywhere else too.",
  "protection.noKeychain":
    "This computer offers no keychain, so a passphrase protects the key. You type it each time the program starts.",
  "protection.without":
    "Without a passphrase, only this login and the recovery code on the next page can open the workspace. You can set one later.",
  "protection.with":
    "The passphrase is stored nowhere. If it is lost, the recovery code on the next page is the only other way in.",
  "protection.make": "Make the workspace",
  "protection.making": "Making…",
  "protection.kept": "No workspace was made; your answers are kept.",

  "recovery.body":
    "This code opens the workspace when the passphrase is forgotten or the computer is gone. It is shown only now. Paper is a good place.",
  "recovery.ask": "Type two of its groups, to be sure they can be read.",
  "recovery.group": "Group {number}",
  "recovery.wrong": "Not what stands above",
  "recovery.written": "I have written it down",
  "recovery.again": "The recovery code is not written down",
  "recovery.againBody":
    "It was shown once and the window was closed before it was confirmed. A new one makes the old one useless.",
  "recovery.makeNew": "Show a new code",
  "recovery.later": "Not now",
  "recovery.kept": "The code of before still opens the workspace.",

  "restore.title": "Restore from a backup",
  "restore.body": "The backup opens with the passphrase or the recovery code it was made with.",
  "restore.path": "Backup file",
  "restore.choose": "Choose…",
  "restore.with": "Open with",
  "restore.start": "Restore",
  "restore.running": "Restoring…",
  "restore.kept": "The backup file is unchanged, and nothing was restored.",

  "locked.title": "The workspace is locked",
  "locked.body.keychain": "It opens with the key in this computer’s keychain.",
  "locked.body.passphrase": "Type the passphrase to open it.",
  "locked.body.recovery": "Type the recovery code you wrote down.",
  "locked.recoveryHint": "Capitals, spaces and dashes do not matter.",
  "locked.open": "Open",
  "locked.opening": "Opening…",
  "locked.kept": "Everything is kept and still locked.",
  "locked.use.keychain": "Use the keychain",
  "locked.use.passphrase": "Use the passphrase",
  "locked.use.recovery": "Use the recovery code",
} as const;
