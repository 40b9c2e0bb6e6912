import { Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { DialogForm } from "#ui/records/DialogForm.tsx";

export function NewContactDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={t("newContact.title")} size="28rem">
      <NewContactForm onClose={onClose} />
    </Modal>
  );
}

function NewContactForm({ onClose }: { onClose: () => void }) {
  const create = useCommand("contact_create", "here");
  const navigate = useNavigate();
  const [values, setValues] = useState({ name: "", email: "", phone: "", company: "" });
  const [nameMissing, setNameMissing] = useState(false);
  const field = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });

  function submit(): void {
    const name = values.name.trim();
    setNameMissing(name === "");
    if (name === "") return;
    const { email, phone, company } = values;
    create.mutate(
      {
        name,
        email: email.trim() || null,
        phone: phone.trim() || null,
        company: company.trim() || null,
      },
      {
        onSuccess: (changed) => {
          onClose();
          offerUndo(t("newContact.made", { name }), changed, name);
          const [id] = changed.ids;
          if (id !== undefined) void navigate({ to: "/contacts/$id", params: { id }, search: {} });
        },
      },
    );
  }

  return (
    <DialogForm
      submit={t("newContact.create")}
      pending={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("lead.name")}
        error={nameMissing ? t("newLead.nameMissing") : null}
        data-autofocus
        {...field("name")}
      />
      <TextField label={t("points.email")} optional type="email" {...field("email")} />
      <TextField label={t("points.phone")} optional type="tel" {...field("phone")} />
      <TextField label={t("contact.company")} optional {...field("company")} />
    </DialogForm>
  );
}
