import { Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { findContactsQuery } from "#ui/api/queries.ts";
import { t } from "#ui/i18n/t.ts";

type ContactPickerProps = {
  label: string;
  error: string | null;
  value: string | null;
  onPick: (id: string | null) => void;
};

/** Somebody of the book, found by whatever is known of them. */
export function ContactPicker({ label, error, value, onPick }: ContactPickerProps) {
  const [words, setWords] = useState("");
  const [picked, setPicked] = useState<{ value: string; label: string } | null>(null);
  const found = useQuery({
    ...findContactsQuery(words.trim()),
    enabled: words.trim() !== "" && words !== picked?.label,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  const hits = (found.data?.hits ?? [])
    .filter(({ root }) => root === "contact")
    .map(({ id, name, detail }) => ({
      value: id,
      label: detail === null || detail === name ? name : `${name} (${detail})`,
    }));
  const known = picked && !hits.some((hit) => hit.value === picked.value) ? [picked] : [];
  return (
    <Select
      label={label}
      error={error}
      searchable
      data={[...known, ...hits]}
      // The engine has chosen them already, typos forgiven.
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
