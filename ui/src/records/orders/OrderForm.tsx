import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { productsQuery, statusQuery } from "#ui/api/queries.ts";
import { TextAreaField } from "#ui/design/primitives/TextAreaField.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { useNow } from "#ui/design/useNow.ts";
import { dayOf } from "#ui/i18n/days.ts";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { ContactPicker } from "../ContactPicker.tsx";
import { DialogForm, FieldPair } from "../DialogForm.tsx";
import { emptyLine, readOrder, sumOf, type OrderDraft, type OrderFaults } from "./orderDraft.ts";
import { OrderLines } from "./OrderLines.tsx";

type OrderFormProps = {
  contactId?: string;
  onClose: () => void;
  onMade?: (id: string) => void;
};

const noFaults: OrderFaults = { lines: {} };

export function OrderForm({ contactId, onClose, onMade }: OrderFormProps) {
  const create = useCommand("order_create", "here");
  const products = useQuery(productsQuery()).data ?? [];
  const ours = useQuery(statusQuery()).data?.workspace?.currency ?? "";
  const today = dayOf(useNow());
  const [draft, setDraft] = useState<OrderDraft>({
    contactId: contactId ?? null,
    number: "",
    day: today,
    currency: ours,
    lines: [emptyLine(0)],
    amount: "",
    note: "",
  });
  // What is wrong is told when somebody means to be done, and then follows what is typed.
  const [told, setTold] = useState(false);
  const read = readOrder(draft, today);
  const faults = told ? (read.faults ?? noFaults) : noFaults;
  const change = (part: Partial<OrderDraft>) => setDraft({ ...draft, ...part });
  const field = (name: "number" | "day" | "amount" | "note") => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  const sum = sumOf(draft);
  const shownSum = sum === null ? "" : formatMoney(sum, draft.currency);

  function submit(): void {
    setTold(true);
    if (!read.request) return;
    create.mutate(read.request, {
      onSuccess: (made) => {
        onClose();
        offerUndo(t("newOrder.made"), made, draft.number.trim() || shownSum);
        const [id] = made.ids;
        if (id !== undefined) onMade?.(id);
      },
    });
  }

  return (
    <DialogForm
      submit={t("newOrder.create")}
      pending={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {contactId === undefined && (
        <ContactPicker
          isFirst
          label={t("order.customer")}
          error={faults.contact ?? null}
          value={draft.contactId}
          onPick={(id) => change({ contactId: id })}
        />
      )}
      <FieldPair>
        <TextField
          label={t("order.number")}
          optional
          data-autofocus={contactId !== undefined || undefined}
          {...field("number")}
        />
        <TextField label={t("order.placed")} type="date" max={today} {...field("day")} />
        <TextField
          label={t("money.currency")}
          error={faults.currency ?? null}
          maxLength={3}
          value={draft.currency}
          onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
        />
      </FieldPair>
      <OrderLines
        draft={draft}
        faults={faults.lines}
        products={products.filter(({ archived, deleted }) => !archived && !deleted)}
        onLines={(lines) => change({ lines })}
      />
      <TextField
        label={t("order.amount")}
        hint={sum === null ? t("order.amountHint") : t("order.sumIs", { sum: shownSum })}
        placeholder={shownSum}
        error={faults.amount ?? null}
        inputMode="decimal"
        {...field("amount")}
      />
      <TextAreaField label={t("order.note")} optional {...field("note")} />
    </DialogForm>
  );
}
