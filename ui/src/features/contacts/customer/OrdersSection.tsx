import { IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { OrderRow } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { orderKey } from "./keys.ts";
import { ordersOf } from "./ordersOf.ts";
import styles from "./customer.module.css";

const shownMax = 8;

type OrdersSectionProps = { name: string; orders: readonly OrderRow[]; onAdd: () => void };

/** The newest orders, voided ones among them, and the way to all of them. */
export function OrdersSection({ name, orders, onAdd }: OrdersSectionProps) {
  return (
    <Section
      title={t("nav.orders")}
      aside={
        <Button
          look="quiet"
          keys={orderKey}
          icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
          onClick={onAdd}
        >
          {t("newOrder.open")}
        </Button>
      }
    >
      {orders.length === 0 && <p className={styles.none}>{t("customer.noOrders")}</p>}
      <ul>
        {orders.slice(0, shownMax).map((order) => (
          <li key={order.id}>
            <OrderLink order={order} />
          </li>
        ))}
      </ul>
      {orders.length > shownMax && (
        <Link to="/orders" search={{ rule: ordersOf(name) }} className={styles.more}>
          {t("customer.allOrders", { count: orders.length })}
        </Link>
      )}
    </Section>
  );
}

function OrderLink({ order }: { order: OrderRow }) {
  const { id, title, number, amountMinor, currency, placedAt, voided } = order;
  return (
    <Link
      to="/orders/$id"
      params={{ id }}
      search={{}}
      className={styles.line}
      data-voided={voided || undefined}
    >
      <span className={styles.what}>{title ?? number ?? t("order.noLines")}</span>
      {voided && <span>{t("order.void")}</span>}
      <span className={styles.amount}>{formatMoney(amountMinor, currency)}</span>
      <When at={placedAt} />
    </Link>
  );
}
