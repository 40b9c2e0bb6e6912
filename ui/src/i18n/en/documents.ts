/** Files of a lead: how they are shown, searched and unlocked. */
export const documents = {
  "documents.title": "Documents",
  "documents.none": "No documents.",
  "documents.added": "Added a document",
  "documents.save": "Save a copy of {name}",
  "documents.about": { one: "{count} page, {size}", other: "{count} pages, {size}" },
  "documents.graded": "{length}, {grade}",

  "document.noText": "No text could be read from this file.",
  "document.page": "Page {page} of {pages}",
  "document.pages": { one: "{count} page", other: "{count} pages" },
  "document.place": "{page} of {pages}",

  "find.open": "Find in the file",
  "find.label": "Find in the file",
  "find.hits": { one: "{hit} of {count}", other: "{hit} of {count}" },
  "find.none": "Not found",
  "find.next": "Next hit",
  "find.previous": "Previous hit",
  "find.close": "Close the find box",

  "zoom.label": "Size",
  "zoom.in": "Larger",
  "zoom.out": "Smaller",
  "zoom.fit": "Fit",
  "zoom.fitWidth": "Fit the width",

  "unlock.body": "This file is locked with a password, so nothing could be read in it.",
  "unlock.pages": "The pages are locked with a password. Their text was read with it before.",
  "unlock.password": "Password of the file",
  "unlock.hint": "It opens the file now and is kept nowhere.",
  "unlock.wrong": "This is not the file’s password",
  "unlock.kept": "The file is kept as it came.",
  "unlock.start": "Unlock",
  "unlock.running": "Reading…",

  "grade.good": "read well",
  "grade.low": "read in part",
  "grade.image_only": "image only, needs OCR",
  "grade.locked": "locked with a password",

  "kind.pdf": "PDF",
  "kind.docx": "Word",
  "kind.doc": "Word 97",
  "kind.rtf": "Rich text",
  "kind.odt": "OpenDocument",
  "kind.txt": "Text",

  "files.add": "Add files",
  "files.choose": "Choose files",
  "files.chooseOther": "Choose another file",
} as const;
