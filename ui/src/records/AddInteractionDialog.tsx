import { Autocomplete, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { statusQuery } from "#ui/api/queries.ts";
import { TextAreaField } from "#ui/design/primitives/TextAreaField.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { useNow } from "#ui/design/useNow.ts";
import { dayOf, momentOf } from "#ui/i18n/days.ts";
import { t } from "#ui/i18n/t.ts";
import { ContactPicker } from "./ContactPicker.tsx";
import { DialogForm, FieldPair } from "./DialogForm.tsx";
import { interactionName, usualKinds } from "./interactions.ts";
import { readAmount } from "./money.ts";

type AddInteractionDialogProps = {
  opened: boolean;
  /** Who did it; absent, the dialog asks. */
  contactId?: string;
  onClose: () => void;
};

export function AddInteractionDialog({ opened, onClose, ...who }: AddInteractionDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t("newInteraction.title")} size="28rem">
      <AddInteractionForm {...who} onClose={onClose} />
    </Modal>
  );
}

function AddInteractionForm(props: Omit<AddInteractionDialogProps, "opened">) {
  const { contactId, onClose } = props;
  const add = useCommand("interaction_add", "here");
  const currency = useQuery(statusQuery()).data?.workspace?.currency ?? "USD";
  const today = dayOf(useNow());
  const [who, setWho] = useState<string | null>(contactId ?? null);
  const [values, setValues] = useState({
    kind: interactionName("visit"),
    day: today,
    note: "",
    amount: "",
  });
  const [told, setTold] = useState(false);
  const field = (name: "day" | "note" | "amount") => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });
  const amount = readAmount(values.amount, currency);
  const written = values.kind.trim();
  // What stands there in the person's language is stored in the engine's words.
  const kind = usualKinds.find((each) => interactionName(each) === written) ?? written;

  function submit(): void {
    setTold(true);
    if (who === null || kind === "" || amount.wrong !== undefined) return;
    const request = {
      contactId: who,
      leadId: null,
      kind,
      happenedAt: momentOf(values.day, today),
      note: values.note.trim() || null,
      amountMinor: amount.minor,
      currency: amount.minor === null ? null : currency,
    };
    add.mutate(request, {
      onSuccess: (changed) => {
        onClose();
        offerUndo(t("newInteraction.made", { kind: written }), changed, written);
      },
    });
  }

  return (
    <DialogForm
      submit={t("newInteraction.add")}
      pending={add.isPending}
      error={add.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {contactId === undefined && (
        <ContactPicker
          isFirst
          label={t("order.customer")}
          error={told && who === null ? t("order.contactMissing") : null}
          value={who}
          onPick={setWho}
        />
      )}
      <FieldPair>
        <Autocomplete
          label={t("interaction.kind")}
          error={told && kind === "" ? t("interaction.kindMissing") : null}
          data={usualKinds.map(interactionName)}
          // All of them, whichever stands there already.
          filter={({ options }) => options}
          value={values.kind}
          onChange={(next) => setValues({ ...values, kind: next })}
        />
        <TextField label={t("interaction.at")} type="date" max={today} {...field("day")} />
      </FieldPair>
      <TextAreaField
        label={t("order.note")}
        optional
        data-autofocus={contactId !== undefined || undefined}
        {...field("note")}
      />
      <TextField
        label={t("interaction.amount", { currency })}
        optional
        inputMode="decimal"
        error={told ? (amount.wrong ?? null) : null}
        {...field("amount")}
      />
    </DialogForm>
  );
}
