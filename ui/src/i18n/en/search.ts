/** The search for words in files and notes. */
export const search = {
  "search.label": "Search files and notes",
  "search.placeholder": "Words in files and notes",
  "search.where": "Where to search",
  "search.in.all": "All",
  "search.in.document": "Files",
  "search.in.note": "Notes",
  "search.show": "Search in: {what}",
  "search.results": "Results",
  "search.hits": { one: "{count} result", other: "{count} results" },
  "search.startTitle": "What are you looking for?",
  "search.startBody":
    "All words must be there; of the last one its beginning is enough. Files still in the inbox are searched too.",
  "search.noneTitle": "Nothing has these words",
  "search.noneBody": "Fewer words find more. Text in pictures is not read yet.",
} as const;
