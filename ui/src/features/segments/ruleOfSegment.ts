/** The rule that lists the people of a segment. */
export function ruleOfSegment(name: string): string {
  return `segment is "${name.replaceAll(/["\\]/g, "\\$&")}"`;
}
