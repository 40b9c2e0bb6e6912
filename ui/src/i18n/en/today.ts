/** The start page: what presses now. */
export const today = {
  "today.numbers": "What presses",
  "today.overdue": "Overdue tasks",
  "today.due": "Due today",
  "today.new": "New leads",
  "today.noStep": "Without a next step",
  "today.still": "Standing still",
  "today.showAll": { one: "Show it", other: "Show all {count}" },
  "today.showAllOf": "{what}: show all {count}",
  "today.late": "late",
  "today.inbox": {
    one: "{count} draft in the inbox waits for your word.",
    other: "{count} drafts in the inbox wait for your word.",
  },
  "today.review": "Review",
  "today.addTask": "Add task",
  "today.addTaskTo": "Add task for {name}",
  "today.reach": "Reached out",
  "today.reachOf": "Reached out to {name}",
  "today.emptyTitle": "Nothing presses today",
  "today.emptyBody": "No task is due, and every open lead has its next step.",
  "today.emptyAct": "Look at all leads",
} as const;
