import { SegmentedControl } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { OrderRow } from "#ui/bindings/engine.ts";
import { BarChart } from "#ui/charts/BarChart.tsx";
import { useNow } from "#ui/design/useNow.ts";
import { dayOf, formatMonth } from "#ui/i18n/days.ts";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { ordersOf } from "./ordersOf.ts";
import { afterMonth, currenciesOf, spentByMonth } from "./spending.ts";

const monthsShown = 12;

type SpendChartProps = { name: string; orders: readonly OrderRow[] };

/** What somebody spent in each of the last months, one currency at a time. */
export function SpendChart({ name, orders }: SpendChartProps) {
  const navigate = useNavigate();
  const currencies = currenciesOf(orders);
  const [chosen, setChosen] = useState<string | null>(null);
  const currency = chosen ?? currencies[0];
  const today = dayOf(useNow());
  if (currency === undefined) return null;
  const months = spentByMonth(orders, currency, today, monthsShown);
  const sum = months.reduce((all, { amountMinor }) => all + amountMinor, 0);
  const highest = months.reduce((a, b) => (b.amountMinor > a.amountMinor ? b : a));
  const money = (minor: number) => formatMoney(minor, currency);
  return (
    <Section
      title={t("spend.title")}
      aside={
        currencies.length > 1 && (
          <SegmentedControl
            aria-label={t("money.currency")}
            value={currency}
            data={currencies}
            onChange={setChosen}
          />
        )
      }
    >
      <BarChart
        heads={[t("spend.month"), t("figures.spent")]}
        summary={
          sum === 0
            ? t("spend.none")
            : t("spend.summary", {
                sum: money(sum),
                most: money(highest.amountMinor),
                month: formatMonth(highest.month, "long"),
              })
        }
        bars={months.map(({ month, amountMinor }) => ({
          label: formatMonth(month, "long"),
          short: formatMonth(month, "short"),
          value: amountMinor,
          shown: money(amountMinor),
        }))}
        onBar={(index) => {
          const month = months[index]?.month ?? "";
          const within = `placed on or after ${month}-01 AND placed before ${afterMonth(month)}`;
          const rule = `${ordersOf(name)} AND ${within}`;
          void navigate({ to: "/orders", search: { rule } });
        }}
      />
    </Section>
  );
}
