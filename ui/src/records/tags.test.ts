import { describe, expect, test } from "vitest";
import type { TagColour, TagMark } from "#ui/bindings/engine.ts";
import { isNewTag, nextColour, tagsLike } from "./tags.ts";

const tag = (name: string, colour: TagColour = "grey"): TagMark => ({ id: name, name, colour });
const tags = [tag("Not urgent"), tag("Urgent"), tag("VIP")];

describe("tags", () => {
  test("are found by any part of their word, those that begin with it first", () => {
    expect(tagsLike(tags, " URG").map(({ name }) => name)).toEqual(["Urgent", "Not urgent"]);
    expect(tagsLike(tags, "")).toEqual(tags);
  });

  test("are new when nothing has that word, however it is written", () => {
    expect(isNewTag(tags, "urg")).toBe(true);
    expect(isNewTag(tags, " vip ")).toBe(false);
    expect(isNewTag(tags, "  ")).toBe(false);
  });

  test("take the colour that the fewest have", () => {
    expect(nextColour([])).toBe("grey");
    expect(nextColour([tag("a"), tag("b", "red")])).toBe("orange");
  });
});
