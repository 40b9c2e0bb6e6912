import { Autocomplete } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useId, type ReactNode } from "react";
import type { Product } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import {
  aboutProduct,
  emptyLine,
  lineSum,
  type LineDraft,
  type LineFaults,
  type OrderDraft,
} from "./orderDraft.ts";
import input from "#ui/design/primitives/TextField.module.css";
import styles from "./OrderLines.module.css";

type OrderLinesProps = {
  draft: OrderDraft;
  faults: Readonly<Record<number, LineFaults>>;
  products: readonly Product[];
  onLines: (lines: LineDraft[]) => void;
};

const suggestionsMax = 20;

/** For what: one product or service on each line. */
export function OrderLines({ draft, faults, products, onLines }: OrderLinesProps) {
  const id = useId();
  const { lines, currency } = draft;
  const put = (line: LineDraft) =>
    onLines(lines.map((each) => (each.key === line.key ? line : each)));
  const add = () => onLines([...lines, emptyLine(Math.max(-1, ...lines.map((l) => l.key)) + 1)]);
  return (
    <fieldset className={styles.lines}>
      <legend className={styles.legend}>{t("order.lines")}</legend>
      {lines.map((line, index) => (
        <Line
          key={line.key}
          id={`${id}-${line.key}`}
          index={index}
          line={line}
          faults={faults[line.key] ?? {}}
          products={products}
          currency={currency}
          onLine={put}
          onRemove={() => onLines(lines.filter((each) => each.key !== line.key))}
        />
      ))}
      <Button look="quiet" icon={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={add}>
        {t("order.addLine")}
      </Button>
    </fieldset>
  );
}

type LineProps = {
  id: string;
  index: number;
  line: LineDraft;
  faults: LineFaults;
  products: readonly Product[];
  currency: string;
  onLine: (line: LineDraft) => void;
  onRemove: () => void;
};

/** A product of the list, or whatever is written in its place. */
function Line(props: LineProps) {
  const { id, index, line, faults, products, currency, onLine, onRemove } = props;
  const sum = lineSum(line, currency);
  const number = index + 1;
  function entitle(title: string): void {
    const product = products.find((each) => each.name === title);
    // What is no product of the list is the line's own title.
    onLine(product ? aboutProduct(line, product, currency) : { ...line, title, productId: null });
  }
  const text = (name: "quantity" | "price", label: string) => (
    <Cell fault={faults[name]} id={`${id}-${name}`}>
      <input
        className={input.input}
        aria-label={t("order.lineField", { field: label, number })}
        aria-invalid={faults[name] !== undefined || undefined}
        aria-describedby={`${id}-${name}`}
        placeholder={label}
        inputMode="decimal"
        autoComplete="off"
        value={line[name]}
        onChange={(event) => onLine({ ...line, [name]: event.currentTarget.value })}
      />
    </Cell>
  );
  return (
    <div className={styles.line} role="group" aria-label={t("order.line", { number })}>
      <Cell fault={faults.title} id={`${id}-title`}>
        <Autocomplete
          aria-label={t("order.lineField", { field: t("order.what"), number })}
          aria-invalid={faults.title !== undefined || undefined}
          aria-describedby={`${id}-title`}
          placeholder={t("order.what")}
          data={[...new Set(products.map((each) => each.name))]}
          limit={suggestionsMax}
          value={line.title}
          onChange={entitle}
        />
      </Cell>
      {text("quantity", t("order.quantity"))}
      {text("price", t("order.price"))}
      <output className={styles.sum}>{sum === null ? "" : formatMoney(sum, currency)}</output>
      <IconButton
        label={t("order.removeLine", { number })}
        icon={<IconX size={16} stroke={1.5} />}
        onClick={onRemove}
      />
    </div>
  );
}

function Cell({ id, fault, children }: { id: string; fault?: string; children: ReactNode }) {
  return (
    <div className={styles.cell}>
      {children}
      <p id={id} className={styles.fault} hidden={fault === undefined}>
        {fault}
      </p>
    </div>
  );
}
