import type { Product, SaveProduct } from "#ui/bindings/engine.ts";
import { majorText } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { isCurrency, readAmount } from "#ui/records/money.ts";

/** A product as it is being written. */
export type ProductDraft = {
  name: string;
  sku: string;
  category: string;
  description: string;
  price: string;
  currency: string;
  archived: boolean;
};

type Faults = Partial<Record<"name" | "price" | "currency", string>>;
type Read = { request: SaveProduct; faults?: undefined } | { faults: Faults; request?: undefined };

export function draftOf(product: Product | null, ours: string): ProductDraft {
  const currency = product?.currency ?? ours;
  return {
    name: product?.name ?? "",
    sku: product?.sku ?? "",
    category: product?.category ?? "",
    description: product?.description ?? "",
    price: majorText(product?.priceMinor ?? null, currency),
    currency,
    archived: product?.archived ?? false,
  };
}

/** What was written as a request, or what is wrong with it. */
export function readProduct(draft: ProductDraft, id: string | null): Read {
  const name = draft.name.trim();
  const isKnown = isCurrency(draft.currency);
  const price = isKnown ? readAmount(draft.price, draft.currency) : { minor: null };
  const faults: Faults = {
    ...(name === "" && { name: t("product.nameMissing") }),
    ...(!isKnown && { currency: t("order.currencyWrong") }),
    ...(price.wrong !== undefined && { price: price.wrong }),
  };
  if (Object.keys(faults).length > 0) return { faults };
  const { minor = null } = price;
  return {
    request: {
      id,
      name,
      sku: draft.sku.trim() || null,
      category: draft.category.trim() || null,
      description: draft.description.trim() || null,
      priceMinor: minor,
      currency: minor === null ? null : draft.currency,
      archived: draft.archived,
    },
  };
}
