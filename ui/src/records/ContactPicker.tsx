import { Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { contactsQuery } from "#ui/api/queries.ts";
import type { ContactRow } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { contactField, quoted } from "./fields.ts";

type ContactPickerProps = {
  label: string;
  error: string | null;
  value: string | null;
  /** Whether it is what a dialog asks first. */
  isFirst?: boolean;
  onPick: (id: string | null) => void;
};

/** Somebody of the book, found by whatever is known of them. */
export function ContactPicker({ label, error, value, isFirst, onPick }: ContactPickerProps) {
  const [words, setWords] = useState("");
  const [picked, setPicked] = useState<{ value: string; label: string } | null>(null);
  const found = useQuery({
    ...contactsQuery(known(words.trim())),
    enabled: words.trim() !== "" && words !== picked?.label,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  const rows = (found.data?.rows ?? []).flatMap((row) =>
    row.root === "contact" ? [{ value: row.id, label: namedAs(row) }] : [],
  );
  const stays = picked && !rows.some((row) => row.value === picked.value) ? [picked] : [];
  return (
    <Select
      label={label}
      error={error}
      searchable
      openOnFocus={false}
      {...(isFirst && { "data-autofocus": true })}
      data={[...stays, ...rows]}
      // The engine has chosen them already.
      filter={({ options }) => options}
      nothingFoundMessage={words.trim() === "" ? t("picker.type") : t("picker.none")}
      placeholder={t("picker.type")}
      value={value}
      searchValue={words}
      onSearchChange={setWords}
      onChange={(id, option) => {
        setPicked(option && { value: option.value, label: option.label });
        onPick(id);
      }}
    />
  );
}

/** The rule for those who are known under some words. */
function known(words: string): string {
  return [contactField.name, contactField.email, contactField.company]
    .map((field) => `${field} contains ${quoted(words)}`)
    .join(" OR ");
}

/** Who it is among those of the same name. */
function namedAs({ name, email, company }: ContactRow): string {
  const about = email ?? company;
  return about === null ? name : `${name} (${about})`;
}
