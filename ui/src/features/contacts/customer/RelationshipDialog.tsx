import { Modal, Select } from "@mantine/core";
import { useState } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { ContactPicker } from "#ui/records/ContactPicker.tsx";
import { DialogForm } from "#ui/records/DialogForm.tsx";
import { directions, relationText } from "./relations.ts";

type RelationshipDialogProps = {
  opened: boolean;
  contactId: string;
  name: string;
  onClose: () => void;
};

export function RelationshipDialog({ opened, onClose, ...form }: RelationshipDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t("relation.new")} size="28rem">
      <RelationshipForm {...form} onClose={onClose} />
    </Modal>
  );
}

function RelationshipForm(props: Omit<RelationshipDialogProps, "opened">) {
  const { contactId, name, onClose } = props;
  const add = useCommand("relationship_add", "here");
  const [otherId, setOther] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [label, setLabel] = useState("");
  const [told, setTold] = useState(false);
  const isItself = otherId === contactId;
  const fault = isItself ? t("relation.itself") : t("order.contactMissing");

  function submit(): void {
    setTold(true);
    const direction = directions[at];
    if (otherId === null || isItself || !direction) return;
    const { kind, forward } = direction;
    const ends = forward ? { contactId, otherId } : { contactId: otherId, otherId: contactId };
    add.mutate(
      { ...ends, kind, label: label.trim() || null },
      {
        onSuccess: (changed) => {
          onClose();
          offerUndo(t("relation.made", { name }), changed, name);
        },
      },
    );
  }

  return (
    <DialogForm
      submit={t("action.add")}
      pending={add.isPending}
      error={add.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t("relation.kind", { name })}
        allowDeselect={false}
        data={directions.map((each, index) => ({
          value: String(index),
          label: relationText(each),
        }))}
        value={String(at)}
        onChange={(value) => setAt(Number(value))}
      />
      <ContactPicker
        isFirst
        label={t("relation.other")}
        error={told && (otherId === null || isItself) ? fault : null}
        value={otherId}
        onPick={setOther}
      />
      <TextField
        label={t("relation.label")}
        optional
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
