import { expect, test } from "vitest";
import { findAll, fold, nthAt } from "./words.ts";

const whole = (text: string) => fold([{ text, endsLine: false }]);

test("words are found without regard to case, accents and white space", () => {
  const text = "Zoë  Ekström\nCV of Zoe";
  const places = findAll(whole(text), "zoe ekstrom");
  expect(places.map(({ from, to }) => text.slice(from.offset, to.offset))).toEqual([
    "Zoë  Ekström",
  ]);
  expect(findAll(whole(text), "ZOE")).toHaveLength(2);
  expect(findAll(whole(text), "  ")).toEqual([]);
});

test("words are found over the pieces of a drawn line", () => {
  const folded = fold([
    { text: "Cascade Dr", endsLine: false },
    { text: "ive", endsLine: true },
    { text: "Systems", endsLine: false },
  ]);
  expect(findAll(folded, "cascade drive systems")).toEqual([
    { from: { piece: 0, offset: 0 }, to: { piece: 2, offset: 7 } },
  ]);
});

test("a short word is not found inside others when whole words are asked for", () => {
  const text = "C code, basic C";
  expect(findAll(whole(text), "c", true).map(({ from }) => from.offset)).toEqual([0, 14]);
  expect(nthAt(whole(text), "C", 14)).toBe(1);
});

test("a letter that stands for two keeps its place", () => {
  const text = "ofﬁce";
  const [place] = findAll(whole(text), "office");
  expect(place && text.slice(place.from.offset, place.to.offset)).toBe(text);
});
