import type { CreateOrder, NewLine, Product } from "#ui/bindings/engine.ts";
import { momentOf, type Day } from "#ui/i18n/days.ts";
import { formatNumber, majorText } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { isCurrency, readAmount } from "../money.ts";

/** A line as it is being written. */
export type LineDraft = {
  /** Its name on the screen; lines come and go. */
  key: number;
  productId: string | null;
  title: string;
  quantity: string;
  price: string;
};

/** An order as it is being written. */
export type OrderDraft = {
  contactId: string | null;
  number: string;
  day: Day;
  currency: string;
  lines: readonly LineDraft[];
  /** What is asked for in all, where it is not the sum of the lines. */
  amount: string;
  note: string;
};

export type LineFaults = Partial<Record<"title" | "quantity" | "price", string>>;

export type OrderFaults = {
  contact?: string;
  currency?: string;
  amount?: string;
  lines: Readonly<Record<number, LineFaults>>;
};

export type OrderRead =
  | { request: CreateOrder; faults?: undefined }
  | { faults: OrderFaults; request?: undefined };

export function emptyLine(key: number): LineDraft {
  return { key, productId: null, title: "", quantity: "1", price: "" };
}

/** A line about a product: its name, and its price where that is of the order's currency. */
export function aboutProduct(line: LineDraft, product: Product, currency: string): LineDraft {
  const isOurs = product.currency === currency;
  const price = isOurs ? majorText(product.priceMinor, currency) : "";
  return { ...line, productId: product.id, title: product.name, price: price || line.price };
}

const isBlank = ({ title, price, productId }: LineDraft) =>
  title.trim() === "" && price.trim() === "" && productId === null;

/** What the lines come to so far, in minor units; null while none says what it costs. */
export function sumOf({ lines, currency }: OrderDraft): number | null {
  if (!isCurrency(currency)) return null;
  const sums = lines.flatMap((line) => lineSum(line, currency) ?? []);
  return sums.length === 0 ? null : sums.reduce((sum, each) => sum + each, 0);
}

export function lineSum({ quantity, price }: LineDraft, currency: string): number | null {
  const count = countOf(quantity);
  const { minor } = isCurrency(currency) ? readAmount(price, currency) : { minor: null };
  const sum = count === null || minor == null ? Number.NaN : count * minor;
  return Number.isSafeInteger(sum) ? sum : null;
}

function countOf(text: string): number | null {
  const count = /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return count > 0 ? count : null;
}

/** What was written as a request, or what is wrong with it and where. */
export function readOrder(draft: OrderDraft, today: Day): OrderRead {
  const { contactId, currency } = draft;
  const lines = draft.lines.filter((line) => !isBlank(line));
  const read = lines.map((line) => ({ key: line.key, ...readLine(line, currency) }));
  const amount = isCurrency(currency) ? readAmount(draft.amount, currency) : { minor: null };
  const isEmpty = lines.length === 0 && draft.amount.trim() === "";
  const amountFault = isEmpty ? t("order.amountMissing") : amount.wrong;
  const faulty = read.filter(({ faults }) => Object.keys(faults).length > 0);
  const faults: OrderFaults = {
    ...(contactId === null && { contact: t("order.contactMissing") }),
    ...(!isCurrency(currency) && { currency: t("order.currencyWrong") }),
    ...(amountFault !== undefined && { amount: amountFault }),
    lines: Object.fromEntries(faulty.map(({ key, faults: of }) => [key, of])),
  };
  const isFine = Object.keys(faults).length === 1 && faulty.length === 0;
  if (!isFine || contactId === null) return { faults };
  return {
    request: {
      contactId,
      number: draft.number.trim() || null,
      placedAt: momentOf(draft.day, today),
      amountMinor: amount.minor ?? null,
      currency,
      note: draft.note.trim() || null,
      lines: read.map(({ line }) => line),
      replaces: null,
    },
  };
}

function readLine(draft: LineDraft, currency: string): { line: NewLine; faults: LineFaults } {
  const { productId, title } = draft;
  const quantity = countOf(draft.quantity);
  const price = isCurrency(currency) ? readAmount(draft.price, currency) : { minor: null };
  const priceFault = draft.price.trim() === "" ? t("order.priceMissing") : price.wrong;
  return {
    line: {
      productId,
      title: title.trim() || null,
      quantity: quantity ?? 1,
      priceMinor: price.minor ?? null,
    },
    faults: {
      ...(title.trim() === "" && { title: t("order.titleMissing") }),
      ...(quantity === null && {
        quantity: t("order.quantityWrong", { most: formatNumber(1e9 - 1) }),
      }),
      ...(priceFault !== undefined && { price: priceFault }),
    },
  };
}
