import { describe, expect, test } from "vitest";
import type { LeadState, StageInfo } from "#ui/bindings/engine.ts";
import { stageBeside, standingIn } from "./pipeline.ts";

const stages = (
  [
    ["pending", "PENDING", true],
    ["booked", "PENDING", false],
    ["reached", "REACHED_OUT", true],
    ["qualified", "QUALIFIED", true],
    ["signed", "QUALIFIED", false],
    ["won", "WON", true],
    ["lost", "LOST", true],
  ] as const
).map(
  ([id, state, builtIn], position): StageInfo => ({
    id,
    name: null,
    word: id,
    state,
    builtIn,
    position,
    rottingDays: null,
    leads: 0,
  }),
);

const beside = (state: LeadState, stageId: string, step: 1 | -1) =>
  stageBeside(stages, { state, stageId }, step)?.id ?? null;

describe("the way through the stages", () => {
  test("leads through every stage of a state, and on to the next state", () => {
    expect(beside("PENDING", "pending", 1)).toBe("booked");
    expect(beside("PENDING", "booked", 1)).toBe("reached");
    expect(beside("REACHED_OUT", "reached", -1)).toBe("booked");
  });

  test("ends at both ends, and never leads to the lost", () => {
    expect(beside("PENDING", "pending", -1)).toBeNull();
    expect(beside("WON", "won", 1)).toBeNull();
  });

  test("leads back from the lost to the last open stage, and not on", () => {
    expect(beside("LOST", "lost", -1)).toBe("signed");
    expect(beside("LOST", "lost", 1)).toBeNull();
  });

  test("a lead whose stage is gone stands in its state's own", () => {
    expect(standingIn(stages, { state: "QUALIFIED", stageId: "gone" })?.id).toBe("qualified");
    expect(standingIn([], { state: "QUALIFIED", stageId: "gone" })).toBeUndefined();
  });
});
