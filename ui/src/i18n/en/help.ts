/** A short page for each screen, and one for rules as text. */
export const help = {
  "help.title": "Help",
  "help.open": "About this screen",
  "help.of": "Help: {topic}",
  "help.topics": "Pages of the help",
  "help.what": "What it is",
  "help.first": "What to do first",
  "help.keys": "Its keys",
  "help.keysThere": "On the screen itself, ? shows its keys.",
  "help.try": "Try it",
  "help.tryOf": "Try it: {rule}",

  "help.topic.today": "Today",
  "help.topic.inbox": "Inbox",
  "help.topic.leads": "Leads",
  "help.topic.lead": "One lead",
  "help.topic.contacts": "Contacts",
  "help.topic.contact": "One contact",
  "help.topic.tasks": "Tasks",
  "help.topic.search": "Search",
  "help.topic.archive": "Archive",
  "help.topic.trash": "Trash",
  "help.topic.questionnaires": "Questionnaires",
  "help.topic.settings": "Settings",
  "help.topic.palette": "Search or act",
  "help.topic.rules": "Rules as text",

  "help.today.what":
    "What presses now: tasks that are late or due, new leads, leads for which nothing is planned, leads that have stood still for too long, and files that wait for a word from you.",
  "help.today.first":
    "Tick off a task, or open the first lead of a part. Each number opens the whole list behind it.",
  "help.inbox.what":
    "Files become draft leads here. The program reads each one on this computer, shows what it found beside the file, and says how sure it is.",
  "help.inbox.first":
    "Drop files anywhere in the window. Check the marked fields, then accept. What leaves no doubt can be accepted all at once.",
  "help.leads.what":
    "All inquiries in one list. The filter is a sentence; the address of the page keeps it, so the way back leads to the same list.",
  "help.leads.first":
    "Move with the arrow keys and open a lead with Enter. Check several with X and act on all of them.",
  "help.lead.what":
    "Everything about one inquiry: facts at the start, what happened in the middle, files, tasks and questions at the end.",
  "help.lead.first":
    "Write a note, a task or a call where it says so. Click a fact to change it. Each change can be undone.",
  "help.contacts.what":
    "The people and companies behind the leads. One contact may have several leads.",
  "help.contacts.first": "Open a contact to see its leads, or filter by company and city.",
  "help.contact.what": "One person or company, how to reach it, and all of its leads.",
  "help.contact.first": "Click a fact to change it, or open one of the leads.",
  "help.tasks.what": "The open tasks of all leads, by the day until which they are due.",
  "help.tasks.first":
    "Tick off what is done, or give it another day. New tasks are written on the page of their lead.",
  "help.search.what": "Words in all files and notes at once, those still in the inbox among them.",
  "help.search.first":
    "Write the words. All of them must be there; of the last one its beginning is enough. Enter opens the file at the place.",
  "help.archive.what":
    "Leads that were put aside. Lists and numbers leave them out; search and the palette still find them.",
  "help.archive.first": "Go to a lead and take it out again, or check several first.",
  "help.trash.what":
    "What was moved to the trash. It can be restored with everything that belonged to it.",
  "help.trash.first": "Go to a record and restore it, or check several first.",
  "help.questionnaires.what":
    "Questions to ask on a first call, in their order. One may depend on the answer to another.",
  "help.questionnaires.first":
    "Name it, write the first question and choose how it is answered. Leads show it under Questions.",
  "help.settings.what":
    "How the window looks, how the workspace is opened, folders, backups, and whether all is well. Each setting says what it starts from.",
  "help.settings.first": "Set a passphrase and make a backup.",
  "help.palette.what":
    "One box to go anywhere, do anything and find anybody. It prints the key of each action, so it teaches the keys by the way.",
  "help.palette.first":
    "Write a part of a name, a mail address or an action. A slip is forgiven. Tab shows what can be done with a lead.",
  "help.palette.signs":
    "A first sign narrows it: > only actions, @ only people, / only words in files and notes.",

  "help.rules.what":
    "A filter is a rule, and a rule can be written: a field, how it is compared, and a value. F opens the text. It is checked as it is written, and the list follows.",
  "help.rules.joined":
    "Rules are joined with AND, OR and NOT; parentheses say what belongs together. A text with spaces or signs stands in quotes. Capitals do not matter.",
  "help.rules.examples": "Examples",
  "help.rules.fields.lead": "Fields of leads",
  "help.rules.fields.contact": "Fields of contacts",
  "help.rules.word": "Word",
  "help.rules.field": "Field",
  "help.rules.operators": "Compared by",
  "help.rules.related": "What belongs to it",

  "help.example.state": "Leads of one stage",
  "help.example.states": "Leads of several stages",
  "help.example.value": "Leads above a value, in the workspace’s currency",
  "help.example.received": "Leads of the last seven days",
  "help.example.name": "Part of a name",
  "help.example.noEmail": "No mail address is known",
  "help.example.either": "One of two things, and a third",
  "help.example.still": "Stood in its stage for more than a month",
  "help.example.noNote": "Nobody has written a note",
  "help.example.documents": "With two files or more",
  "help.example.city": "Contacts of a city",
  "help.example.leads": "Contacts with more than one lead",
} as const;
