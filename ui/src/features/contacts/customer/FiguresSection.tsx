import type { Customer, Figures } from "#ui/bindings/engine.ts";
import { When } from "#ui/design/primitives/When.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { spentText } from "./figureText.ts";
import styles from "./customer.module.css";

const none = "–";

/** What it all comes to, and how much of it was lately. */
export function FiguresSection({ customer }: { customer: Customer }) {
  const { total, recent } = customer;
  const spans = [
    { key: "total", label: t("figures.ever"), figures: total },
    ...recent.map(({ days, figures }) => ({
      key: String(days),
      label: t("figures.days", { count: days }),
      figures,
    })),
  ];
  const row = (label: string, show: (figures: Figures) => string) => (
    <tr>
      <th scope="row">{label}</th>
      {spans.map(({ key, figures }) => (
        <td key={key}>{show(figures) || none}</td>
      ))}
    </tr>
  );
  const count = (of: number) => (of === 0 ? "" : formatNumber(of));
  return (
    <Section
      title={t("figures.title")}
      aside={
        <>
          {total.lastOrderAt !== null && (
            <span>
              {t("figures.lastOrder")} <When at={total.lastOrderAt} />
            </span>
          )}
          {total.lastVisitAt !== null && (
            <span>
              {t("figures.lastVisit")} <When at={total.lastVisitAt} />
            </span>
          )}
        </>
      }
    >
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">{t("figures.what")}</th>
            {spans.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row(t("figures.spent"), spentText)}
          {row(t("figures.orders"), ({ orderCount }) => count(orderCount))}
          {row(t("figures.visits"), ({ numVisits }) => count(numVisits))}
        </tbody>
      </table>
    </Section>
  );
}
