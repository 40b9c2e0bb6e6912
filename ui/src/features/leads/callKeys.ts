import type { CallOutcome } from "#ui/bindings/engine.ts";

export const outcomes: readonly CallOutcome[] = [
  "reached",
  "no_answer",
  "voicemail",
  "busy",
  "wrong_number",
];

/** The second key after the one that opens the choice. */
export const callKeys: Record<CallOutcome, string> = {
  reached: "r",
  no_answer: "n",
  voicemail: "v",
  busy: "b",
  wrong_number: "w",
};
