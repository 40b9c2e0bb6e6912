import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { statusQuery } from "#ui/api/queries.ts";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { failureOf } from "#ui/platform/failure.ts";
import { DialogForm } from "./DialogForm.tsx";

type NewLeadDialogProps = {
  opened: boolean;
  /** What is known of the name already. */
  name?: string;
  onClose: () => void;
};

export function NewLeadDialog({ opened, name = "", onClose }: NewLeadDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t("newLead.title")} size="28rem">
      <NewLeadForm name={name} onClose={onClose} />
    </Modal>
  );
}

const empty = { name: "", email: "", phone: "", title: "", source: "" };
type Values = typeof empty;

function NewLeadForm({ name: known, onClose }: { name: string; onClose: () => void }) {
  const create = useCommand("lead_create", "here");
  const navigate = useNavigate();
  const profile = useQuery(statusQuery()).data?.workspace?.profile ?? "law";
  const [values, setValues] = useState<Values>({ ...empty, name: known });
  const [nameMissing, setNameMissing] = useState(false);
  const field = (name: keyof Values) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });

  function submit(): void {
    const name = values.name.trim();
    setNameMissing(name === "");
    if (name === "") return;
    create.mutate(
      {
        name,
        email: orNull(values.email),
        phone: orNull(values.phone),
        title: orNull(values.title),
        source: orNull(values.source),
        contactId: null,
      },
      {
        onSuccess: (made) => {
          onClose();
          offerUndo(t("newLead.made", { name }), made, name);
          void navigate({ to: "/leads/$id", params: { id: made.id }, search: {} });
        },
      },
    );
  }

  const failure = create.error && failureOf(create.error);
  const errorOf = (name: string) => (failure?.field === name ? t("field.refused") : null);
  return (
    <DialogForm
      submit={t("newLead.create")}
      pending={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("newLead.name")}
        error={nameMissing ? t("newLead.nameMissing") : errorOf("name")}
        data-autofocus
        {...field("name")}
      />
      <TextField
        label={t("points.email")}
        optional
        type="email"
        error={errorOf("email")}
        {...field("email")}
      />
      <TextField
        label={t("points.phone")}
        optional
        type="tel"
        error={errorOf("phone")}
        {...field("phone")}
      />
      <TextField label={t(`lead.title.${profile}`)} optional {...field("title")} />
      <TextField label={t("lead.source")} optional {...field("source")} />
    </DialogForm>
  );
}

function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}
