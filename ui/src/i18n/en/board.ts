/** Lists in groups and boards: their columns, cards and layouts. */
export const board = {
  "layout.label": "Layout",
  "layout.list": "List",
  "layout.grouped": "Grouped list",
  "layout.board": "Board",

  "keys.widen": "Narrower, wider, in the head",
  "keys.beside": "Column beside",
  "keys.carry": "Pick up, drop",
  "keys.putBack": "Put back",

  "group.onHead": "Enter folds and unfolds the group.",
  "columns.title": "Columns",
  "columns.order": "Order:",

  "group.by": "Group by",
  "group.byIs": "Grouped by {field}. Change",
  "group.fold": "Fold {group}",
  "group.unfold": "Unfold {group}",
  "group.without": "Without",
  "group.yes": "Yes",
  "group.no": "No",
  "group.none": "No leads",
  "group.elsewhere": {
    one: "and {count} in another currency",
    other: "and {count} in other currencies",
  },

  "board.column": { one: "{group}, {count} lead", other: "{group}, {count} leads" },
  "board.picked":
    "Picked up {name} in {group}. Left and right choose a column, Space drops, Escape puts back.",
  "board.over": "Over {group}",
  "board.stays": "{name} stays in {group}",
  "board.fixed": "{field} is not changed by moving cards",

  "card.owner": "Owner: {name}",
  "card.noStep": "No next step",
  "card.age": "In this stage for",
  "card.since": "In this stage since {when}",
  "card.rotting": "Stands still too long",
  "step.overdue": "{age} overdue",
} as const;
