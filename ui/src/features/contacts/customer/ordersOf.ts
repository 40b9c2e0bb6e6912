import { orderField, quoted } from "#ui/records/fields.ts";

/** The rule for the orders of somebody, by the name that lists show. */
export function ordersOf(name: string): string {
  return `${orderField.name} is ${quoted(name)}`;
}
