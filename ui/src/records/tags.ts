import type { TagColour, TagMark } from "#ui/bindings/engine.ts";
import { tagColours } from "./TagDot.tsx";

const plain = (text: string) => text.trim().toLocaleLowerCase();

/** The tags that a text may mean, those that begin with it first. */
export function tagsLike<T extends TagMark>(tags: readonly T[], text: string): T[] {
  const wanted = plain(text);
  const starts = ({ name }: TagMark) => plain(name).startsWith(wanted);
  return tags
    .filter(({ name }) => plain(name).includes(wanted))
    .toSorted((a, b) => Number(starts(b)) - Number(starts(a)));
}

export function isNewTag(tags: readonly TagMark[], text: string): boolean {
  return plain(text) !== "" && tags.every(({ name }) => plain(name) !== plain(text));
}

/** The colour that the fewest tags have. */
export function nextColour(tags: readonly Pick<TagMark, "colour">[]): TagColour {
  const uses = (colour: TagColour) => tags.filter((tag) => tag.colour === colour).length;
  const [first = "grey", ...others] = tagColours;
  return others.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best), first);
}
