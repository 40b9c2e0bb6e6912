import { Combobox, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { contactsLikeQuery } from "#ui/api/queries.ts";
import styles from "./PersonSearch.module.css";

type PersonSearchProps = { label: string; onPerson: (id: string, name: string) => void };

const typingMs = 120;

/** Finds one person by a part of the name. */
export function PersonSearch({ label, onPerson }: PersonSearchProps) {
  const [words, setWords] = useState("");
  const [settled] = useDebouncedValue(words.trim(), typingMs);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data } = useQuery({
    ...contactsLikeQuery(settled),
    enabled: settled !== "",
    placeholderData: keepPreviousData,
  });
  const rows = settled === "" ? [] : (data?.rows ?? []).filter(({ root }) => root === "contact");
  function pick(id: string): void {
    const found = rows.find((row) => row.id === id);
    if (found && "name" in found) onPerson(id, found.name);
    setWords("");
    combobox.closeDropdown();
  }
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={pick}
      position="top-start"
      shadow="none"
      classNames={{ dropdown: styles.dropdown, option: styles.option }}
    >
      <Combobox.Target>
        <span className={styles.field}>
          <IconSearch size={16} stroke={1.5} aria-hidden="true" />
          <Combobox.EventsTarget>
            <input
              className={styles.input}
              aria-label={label}
              placeholder={label}
              value={words}
              dir="auto"
              onChange={(event) => {
                setWords(event.currentTarget.value);
                combobox.openDropdown();
                combobox.updateSelectedOptionIndex();
              }}
              onFocus={() => combobox.openDropdown()}
              onBlur={() => combobox.closeDropdown()}
            />
          </Combobox.EventsTarget>
        </span>
      </Combobox.Target>
      <Combobox.Dropdown hidden={rows.length === 0}>
        <Combobox.Options aria-label={label}>
          {rows.map(
            (row) =>
              "name" in row && (
                <Combobox.Option key={row.id} value={row.id}>
                  <span dir="auto">{row.name}</span>
                </Combobox.Option>
              ),
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
