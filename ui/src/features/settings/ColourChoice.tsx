import { Popover } from "@mantine/core";
import { useState } from "react";
import type { TagColour } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { TagDot, tagColours } from "#ui/records/TagDot.tsx";
import styles from "./ColourChoice.module.css";

type ColourChoiceProps = { name: string; colour: TagColour; onColour: (colour: TagColour) => void };

/** The colour of a tag, and the others it might have. */
export function ColourChoice({ name, colour, onColour }: ColourChoiceProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.colour}
          aria-label={t("tags.colourOf", { name, colour: t(`colour.${colour}`) })}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <TagDot colour={colour} />
        </button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t("tags.colour")}>
        <div className={styles.colours}>
          {tagColours.map((each) => (
            <button
              key={each}
              type="button"
              className={styles.colour}
              aria-label={t(`colour.${each}`)}
              title={t(`colour.${each}`)}
              aria-pressed={each === colour}
              data-autofocus={each === colour || undefined}
              onClick={() => {
                setOpen(false);
                onColour(each);
              }}
            >
              <TagDot colour={each} />
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
