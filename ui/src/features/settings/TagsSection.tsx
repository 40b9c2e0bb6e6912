import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { IconPlus } from "@tabler/icons-react";
import { named, useActions } from "#ui/actions/registry.ts";
import { rememberStep } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import { tagsQuery } from "#ui/api/queries.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { nextColour } from "#ui/records/tags.ts";
import { AddLine } from "./AddLine.tsx";
import { TagLine } from "./TagLine.tsx";
import { tellTaken } from "./tellTaken.ts";
import styles from "./sections.module.css";

/** The words that leads are marked with. */
export function TagsSection() {
  const { data: tags, error } = useQuery(tagsQuery());
  const [adding, setAdding] = useState(false);
  useActions([named("new", t("tags.new"), () => setAdding(true))]);
  if (error) return <ErrorNote error={error} />;
  if (!tags) return <Skeleton lines={6} />;
  async function add(name: string): Promise<void> {
    const colour = nextColour(tags ?? []);
    const saved = await run("tag_save", { id: null, name, colour }, "here");
    rememberStep(saved, name);
    tellTaken(saved, name);
  }
  return (
    <>
      <p>{t("tags.intro")}</p>
      {adding ? (
        <AddLine label={t("tags.name")} onAdd={add} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button
            look="primary"
            icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t("tags.new")}
          </Button>
        </div>
      )}
      {tags.length === 0 && <p className={styles.about}>{t("tags.none")}</p>}
      {tags.length > 0 && (
        <ul className={styles.list} aria-label={t("settings.tags")}>
          {tags.map((tag) => (
            <TagLine key={tag.id} tag={tag} tags={tags} />
          ))}
        </ul>
      )}
    </>
  );
}
