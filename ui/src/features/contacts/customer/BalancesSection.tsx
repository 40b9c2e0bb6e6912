import { IconBan, IconPlus } from "@tabler/icons-react";
import { offerUndo } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import type { OpeningBalance } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import styles from "./customer.module.css";

type BalancesSectionProps = { balances: readonly OpeningBalance[]; onAdd: () => void };

/** What was known in total before orders and visits stood here one by one. */
export function BalancesSection({ balances, onAdd }: BalancesSectionProps) {
  return (
    <Section
      title={t("balance.title")}
      aside={
        <Button
          look="quiet"
          icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
          onClick={onAdd}
        >
          {t("balance.open")}
        </Button>
      }
    >
      {balances.length === 0 && <p className={styles.none}>{t("balance.none")}</p>}
      <ul>
        {balances.map((balance) => (
          <li key={balance.id} className={styles.line}>
            <span className={styles.what}>{balanceText(balance)}</span>
            {balance.source !== null && <span className={styles.about}>{balance.source}</span>}
            <When at={balance.asOf} />
            <IconButton
              label={t("balance.void")}
              icon={<IconBan size={16} stroke={1.5} />}
              onClick={() => void voidBalance(balance)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function balanceText({ amountMinor, currency, orders, visits }: OpeningBalance): string {
  const parts = [
    ...(amountMinor !== null && currency !== null ? [formatMoney(amountMinor, currency)] : []),
    ...(orders !== null ? [t("orders.total", { count: orders })] : []),
    ...(visits !== null ? [t("balance.visits", { count: visits })] : []),
  ];
  return parts.join(", ");
}

async function voidBalance(balance: OpeningBalance): Promise<void> {
  try {
    const changed = await run("balance_void", { id: balance.id });
    offerUndo(t("balance.voided"), changed, balanceText(balance));
  } catch {
    // The notice has told why.
  }
}
