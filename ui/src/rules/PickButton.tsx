import { Combobox, useCombobox } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from "react";
import { t } from "#ui/i18n/t.ts";
import type { Choice, ChoiceGroup } from "./topics.ts";
import styles from "./PickButton.module.css";

type PickButtonProps = {
  /** What is chosen here. */
  label: string;
  /** What is chosen now, in words. */
  shown: string;
  value: string | null;
  groups: readonly ChoiceGroup[];
  onPick: (value: string) => void;
  look?: "topic" | "operator" | "value";
  /** Which part of a sentence it is, for those who look for it. */
  part?: string;
  /** Opens as soon as it is there. */
  opens?: boolean;
  /** Whether the focus goes on elsewhere once something is picked. */
  leaves?: boolean;
};

// More than these are found quicker by typing than by looking.
const seen = 8;

/** A word of a sentence that can be exchanged for another one. */
export function PickButton(props: PickButtonProps) {
  const { label, shown, value, groups, onPick, look = "operator", part } = props;
  const { opens = false, leaves = false } = props;
  const [words, setWords] = useState("");
  const picked = useRef(false);
  const searches = groups.flatMap(({ choices }) => choices).length > seen;
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      if (!picked.current) combobox.focusTarget();
      setWords("");
    },
    onDropdownOpen: () => {
      if (searches) combobox.focusSearchInput();
      else combobox.updateSelectedOptionIndex("active");
    },
  });
  const open = useEffectEvent(() => combobox.openDropdown());
  useEffect(() => {
    if (opens) open();
  }, [opens]);
  const found = groups
    .map((group) => ({ ...group, choices: group.choices.filter(like(words)) }))
    .filter(({ choices }) => choices.length > 0);

  return (
    <Combobox
      store={combobox}
      width="max-content"
      position="bottom-start"
      shadow="none"
      transitionProps={{ transition: "fade", duration: 80 }}
      classNames={{ dropdown: styles.dropdown, option: styles.option, groupLabel: styles.group }}
      onOptionSubmit={(key) => {
        picked.current = leaves;
        combobox.closeDropdown();
        picked.current = false;
        onPick(key);
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={styles.button}
          data-look={look}
          data-part={part}
          aria-label={`${label}: ${shown}`}
          onClick={() => combobox.toggleDropdown()}
          onKeyDown={(event) => keepKeys(event, combobox.dropdownOpened)}
        >
          <span className={styles.shown}>{shown}</span>
          {look === "topic" && <IconChevronDown size={12} stroke={1.5} aria-hidden="true" />}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown onKeyDown={(event) => keepKeys(event, true)}>
        {searches && (
          <Combobox.Search
            value={words}
            aria-label={label}
            placeholder={t("rule.fieldSearch")}
            onChange={(event) => {
              setWords(event.currentTarget.value);
              combobox.selectFirstOption();
            }}
          />
        )}
        <Combobox.Options className={styles.options} aria-label={label}>
          {found.length === 0 && <Combobox.Empty>{t("rule.noneFound")}</Combobox.Empty>}
          {found.map((group) => (
            <Options key={group.label} group={group} chosen={value} />
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Options({ group, chosen }: { group: ChoiceGroup; chosen: string | null }) {
  const options = group.choices.map(({ value, label }) => (
    <Combobox.Option key={value} value={value} active={value === chosen}>
      {label}
    </Combobox.Option>
  ));
  return group.label === "" ? (
    options
  ) : (
    <Combobox.Group label={group.label}>{options}</Combobox.Group>
  );
}

function like(words: string) {
  const wanted = words.trim().toLocaleLowerCase();
  return ({ label }: Choice) => label.toLocaleLowerCase().includes(wanted);
}

/** What is typed while the list is open is for the list, not for the page. */
function keepKeys(event: KeyboardEvent, isOpen: boolean): void {
  if (isOpen && !event.ctrlKey && !event.metaKey) event.stopPropagation();
}
