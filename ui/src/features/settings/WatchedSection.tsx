import { IconAlertTriangle, IconFolder } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { queryClient } from "#ui/api/client.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { watchedQuery } from "#ui/api/queries.ts";
import type { WatchedFolder } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";
import styles from "./sections.module.css";

/** Folders whose new files come into the inbox by themselves. */
export function WatchedSection() {
  const folders = useQuery(watchedQuery());
  const add = useCommand("watch_add", "here");
  const watch = (path: string, done?: () => void) =>
    add.mutate({ path }, { onSuccess: (now) => (keep(now), done?.()) });
  return (
    <>
      <p>{t("watched.intro")}</p>
      {platform.pickFolder ? (
        <ChooseFolder disabled={add.isPending} onPath={watch} />
      ) : (
        <TypeFolder disabled={add.isPending} onPath={watch} />
      )}
      {add.error && <ErrorNote error={add.error} kept={t("watched.kept")} />}
      {folders.error && <ErrorNote error={folders.error} />}
      {!folders.data && !folders.error && <Skeleton lines={3} />}
      {folders.data?.length === 0 && <p className={styles.about}>{t("watched.none")}</p>}
      {folders.data && folders.data.length > 0 && (
        <ul className={styles.list} aria-label={t("settings.watched")}>
          {folders.data.map((folder) => (
            <FolderLine key={folder.path} folder={folder} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Both commands answer with the folders as they are now. */
function keep(folders: WatchedFolder[]): void {
  queryClient.setQueryData(watchedQuery().queryKey, folders);
}

type AddFolderProps = { disabled: boolean; onPath: (path: string, done?: () => void) => void };

function ChooseFolder({ disabled, onPath }: AddFolderProps) {
  async function choose(): Promise<void> {
    const path = await platform.pickFolder?.();
    if (path != null) onPath(path);
  }
  return (
    <div>
      <Button look="primary" disabled={disabled} onClick={() => void choose()}>
        {t("watched.choose")}
      </Button>
    </div>
  );
}

function TypeFolder({ disabled, onPath }: AddFolderProps) {
  const [path, setPath] = useState("");
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (path.trim() !== "") onPath(path.trim(), () => setPath(""));
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t("watched.path")}
        hint={t("watched.pathHint")}
        spellCheck={false}
        value={path}
        onChange={(event) => setPath(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" look="primary" keys="Enter" disabled={disabled || path.trim() === ""}>
          {t("watched.add")}
        </Button>
      </div>
    </form>
  );
}

function FolderLine({ folder }: { folder: WatchedFolder }) {
  const remove = useCommand("watch_remove");
  const { path, reachable } = folder;
  const Icon = reachable ? IconFolder : IconAlertTriangle;
  return (
    <li className={styles.line}>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
      <div className={styles.main}>
        <p className={styles.name} title={path}>
          {path}
        </p>
        {!reachable && <p className={styles.about}>{t("watched.unreachable")}</p>}
      </div>
      <Button
        aria-label={t("watched.removeOf", { path })}
        disabled={remove.isPending}
        onClick={() => remove.mutate({ path }, { onSuccess: keep })}
      >
        {t("watched.remove")}
      </Button>
    </li>
  );
}
