import { Modal } from "@mantine/core";
import { useState } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import type { OrderRow } from "#ui/bindings/engine.ts";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { DialogForm } from "../DialogForm.tsx";

type VoidOrderDialogProps = { order: OrderRow | null; onClose: () => void };

/** An order is never edited: what was wrong no longer counts, for a reason that is kept. */
export function VoidOrderDialog({ order, onClose }: VoidOrderDialogProps) {
  return (
    <Modal opened={order !== null} onClose={onClose} title={t("voidOrder.title")} size="28rem">
      {order && <VoidForm order={order} onClose={onClose} />}
    </Modal>
  );
}

function VoidForm({ order, onClose }: { order: OrderRow; onClose: () => void }) {
  const voidOrder = useCommand("order_void", "here");
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const name = orderName(order);

  function submit(): void {
    const words = reason.trim();
    setMissing(words === "");
    if (words === "") return;
    voidOrder.mutate(
      { id: order.id, reason: words },
      {
        onSuccess: (changed) => {
          onClose();
          offerUndo(t("voidOrder.done", { name }), changed, name);
        },
      },
    );
  }

  return (
    <DialogForm
      submit={t("voidOrder.do")}
      look="danger"
      pending={voidOrder.isPending}
      error={voidOrder.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t("voidOrder.about", { name })}</p>
      <TextField
        label={t("voidOrder.reason")}
        error={isMissing ? t("voidOrder.reasonMissing") : null}
        value={reason}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}

/** What an order is called: its number, else what it comes to. */
export function orderName({ number, amountMinor, currency }: OrderRow): string {
  return number ?? formatMoney(amountMinor, currency);
}
