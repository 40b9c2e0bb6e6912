import type {
  Customer,
  Figures,
  Interaction,
  ListRow,
  Order,
  OrderRow,
  Product,
  Root,
} from "#ui/bindings/engine.ts";
import type { answerCalls } from "./answers.ts";
import { data } from "./data.ts";

export const figures: Figures = {
  spend: [
    { currency: "USD", amountMinor: 1_250_000 },
    { currency: "EUR", amountMinor: 9_950 },
  ],
  orderCount: 3,
  numVisits: 2,
  lastOrderAt: 0,
  lastVisitAt: 0,
};

const customer: Customer = {
  contactId: "contact",
  total: figures,
  recent: [30, 90, 365].map((days) => ({ days, figures })),
  done: [{ kind: "visit", count: 2, lastAt: 0 }],
  balances: [
    {
      id: "balance",
      amountMinor: 100_000,
      currency: "USD",
      orders: 1,
      visits: 2,
      lastOrderAt: null,
      lastVisitAt: null,
      asOf: 0,
      source: data("Old books"),
    },
  ],
  relationships: (["employee", "spouse"] as const).map((kind, index) => ({
    id: kind,
    forward: index === 1,
    kind,
    label: null,
    otherId: "other",
    otherName: data("Navy"),
    otherIsCompany: index === 0,
  })),
};

const order: OrderRow = {
  id: "order",
  contactId: "contact",
  contactName: data("Grace Hopper"),
  number: data("2026-17"),
  placedAt: Date.now(),
  amountMinor: 30_000,
  currency: "USD",
  title: data("Retainer"),
  lines: 2,
  voided: false,
};

const orders: OrderRow[] = [
  order,
  { ...order, id: "euros", currency: "EUR" },
  { ...order, id: "void", voided: true },
];

const whole: Order = {
  row: { ...order, voided: true },
  note: data("Paid by cheque"),
  authorName: data("Ada"),
  lines: [
    { id: "line", productId: "product", title: data("Retainer"), quantity: 2, priceMinor: 15_000 },
  ],
  void: { reason: data("Entered twice"), authorName: data("Ada"), voidedAt: 0 },
};

const product: Product = {
  id: "product",
  name: data("Retainer"),
  sku: data("R-1"),
  category: data("Services"),
  description: null,
  priceMinor: 15_000,
  currency: "USD",
  archived: false,
  createdAt: 0,
  deleted: false,
};

const interaction: Interaction = {
  id: "interaction",
  contactId: "contact",
  contactName: data("Grace Hopper"),
  leadId: null,
  kind: "visit",
  happenedAt: 0,
  note: data("Came by"),
  amountMinor: 5000,
  currency: "USD",
  voided: false,
};

/** A line of each list that is not of leads or contacts. */
export const customerRows: Record<Exclude<Root, "lead" | "contact">, ListRow> = {
  order: { root: "order", ...order },
  interaction: { root: "interaction", ...interaction },
  product: { root: "product", ...product },
};

/** A contact as a customer, and what is sold to it. */
export const customerAnswers: Parameters<typeof answerCalls>[0] = {
  customer_get: () => customer,
  order_list: () => orders,
  order_get: () => whole,
  interaction_list: () => [interaction, { ...interaction, id: "void", voided: true }],
  product_list: () => [product],
};
