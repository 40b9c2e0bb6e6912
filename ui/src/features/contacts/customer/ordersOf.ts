/** The rule for the orders and deeds of somebody, by the name that lists show. */
export function ordersOf(name: string): string {
  return `name is "${name.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
