import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { membersQuery, statusQuery } from "#ui/api/queries.ts";
import { t } from "#ui/i18n/t.ts";
import type { Form } from "./form.ts";
import { FoundFieldInput } from "./FoundFieldInput.tsx";
import type { Reading } from "./reading.ts";
import field from "./FoundFieldInput.module.css";

type LeadFieldsProps = {
  form: Form;
  onForm: (form: Form) => void;
  reading: Reading;
  wrong: string | null;
};

/** What the file does not say: which matter or deal it is, and whose. */
export function LeadFields({ form, onForm, reading, wrong }: LeadFieldsProps) {
  const id = useId();
  const workspace = useQuery(statusQuery()).data?.workspace;
  const members = useQuery(membersQuery()).data ?? [];
  return (
    <>
      <FoundFieldInput
        label={t(`lead.title.${workspace?.profile ?? "law"}`)}
        found={undefined}
        value={form.title}
        wrong={wrong === "title"}
        reading={reading}
        onValue={(title) => onForm({ ...form, title })}
      />
      <div className={field["field"]}>
        <label htmlFor={id} className={field["label"]}>
          {t("lead.owner")}
        </label>
        <Select
          id={id}
          className={field["select"]}
          allowDeselect={false}
          data={members.map(({ id: value, name }) => ({ value, label: name }))}
          value={form.ownerId ?? workspace?.memberId ?? null}
          onChange={(ownerId) => onForm({ ...form, ownerId })}
        />
      </div>
    </>
  );
}
