import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { statusQuery } from "#ui/api/queries.ts";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { noonOf } from "#ui/i18n/days.ts";
import { t } from "#ui/i18n/t.ts";
import { DialogForm, FieldPair } from "#ui/records/DialogForm.tsx";
import { readAmount } from "#ui/records/money.ts";

type BalanceDialogProps = { opened: boolean; contactId: string; onClose: () => void };

export function BalanceDialog({ opened, contactId, onClose }: BalanceDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t("balance.new")} size="32rem">
      <BalanceForm contactId={contactId} onClose={onClose} />
    </Modal>
  );
}

const empty = { amount: "", orders: "", visits: "", lastOrder: "", lastVisit: "", source: "" };

function BalanceForm({ contactId, onClose }: Omit<BalanceDialogProps, "opened">) {
  const add = useCommand("balance_add", "here");
  const currency = useQuery(statusQuery()).data?.workspace?.currency ?? "USD";
  const [values, setValues] = useState(empty);
  const [told, setTold] = useState(false);
  const field = (name: keyof typeof empty) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });
  const amount = readAmount(values.amount, currency);
  const orders = countIn(values.orders);
  const visits = countIn(values.visits);
  const isNothing = amount.minor === null && orders === null && visits === null;
  const amountFault = isNothing ? t("balance.nothing") : amount.wrong;
  const countFault = (count: number | null | undefined) =>
    told && count === undefined ? t("balance.countWrong") : null;

  function submit(): void {
    setTold(true);
    if (amountFault !== undefined || orders === undefined || visits === undefined) return;
    const minor = amount.minor ?? null;
    const request = {
      contactId,
      amountMinor: minor,
      currency: minor === null ? null : currency,
      orders,
      visits,
      lastOrderAt: values.lastOrder === "" ? null : noonOf(values.lastOrder),
      lastVisitAt: values.lastVisit === "" ? null : noonOf(values.lastVisit),
      asOf: null,
      source: values.source.trim() || null,
    };
    add.mutate(request, {
      onSuccess: (changed) => {
        onClose();
        offerUndo(t("balance.made"), changed);
      },
    });
  }

  return (
    <DialogForm
      submit={t("action.add")}
      pending={add.isPending}
      error={add.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t("balance.about")}</p>
      <FieldPair>
        <TextField
          label={t("balance.amount", { currency })}
          inputMode="decimal"
          error={told ? (amountFault ?? null) : null}
          data-autofocus
          {...field("amount")}
        />
        <TextField
          label={t("figures.orders")}
          inputMode="numeric"
          error={countFault(orders)}
          {...field("orders")}
        />
        <TextField
          label={t("figures.visits")}
          inputMode="numeric"
          error={countFault(visits)}
          {...field("visits")}
        />
      </FieldPair>
      <FieldPair>
        <TextField label={t("figures.lastOrder")} optional type="date" {...field("lastOrder")} />
        <TextField label={t("figures.lastVisit")} optional type="date" {...field("lastVisit")} />
      </FieldPair>
      <TextField label={t("balance.source")} optional {...field("source")} />
    </DialogForm>
  );
}

/** A count as it was written: null for none, undefined for what is no count. */
function countIn(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}
