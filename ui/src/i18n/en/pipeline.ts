/** The settings of the pipeline: stages, tags and fields that the team made up. */
export const pipeline = {
  "settings.pipeline": "Pipeline",
  "settings.nameTaken": "Saved. Something else is called {name} too",
  "settings.removeOf": "Remove {name}",

  "order.up": "Move {name} up",
  "order.down": "Move {name} down",

  "pipeline.intro":
    "Each lead is in one of five states, and in one stage of that state. The stages are yours, such as “Consult booked” or “Engagement sent”.",
  "pipeline.group": "Stages of {state}",
  "pipeline.add": "Add a stage",
  "pipeline.addTo": "Add a stage to {state}",
  "pipeline.moveKeys": "Move the line up or down",
  "pipeline.name": "Name of the stage",
  "pipeline.rotting": "Stands still after days",
  "pipeline.rotsNever": "Never stands still",
  "pipeline.rotsAfter": {
    one: "Still after {count} day",
    other: "Still after {count} days",
  },
  "pipeline.daysWrong":
    "Write 1 to 3,650 days, or nothing for never. Esc brings the old value back.",
  "pipeline.leadsIn": { one: "{count} lead in {name}", other: "{count} leads in {name}" },
  "pipeline.removeTitle": "Remove the stage {name}?",
  "pipeline.removeEmpty": "No lead stands in it.",
  "pipeline.removeBody": {
    one: "{count} lead stands in it and moves on.",
    other: "{count} leads stand in it and move on.",
  },
  "pipeline.heir": "Move its leads to",
  "pipeline.removed": "Removed the stage {name}",
} as const;
