import { IconFile, IconUpload, IconX } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useState } from "react";
import { showFailure } from "#ui/actions/notices.tsx";
import { useActions } from "#ui/actions/registry.ts";
import { markStale } from "#ui/api/client.ts";
import type { DroppedFile, Workspace } from "#ui/bindings/engine.ts";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { formatBytes } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";
import type { FileDrag } from "#ui/platform/types.ts";
import styles from "./DropOverlay.module.css";

// A hundred names say no more than the first ones and the count.
const namesMax = 6;

/** The whole window is the target; the panel says what will happen before anything does. */
export function DropOverlay({ workspace }: { workspace: Workspace }) {
  const [files, setFiles] = useState<DroppedFile[] | null>(null);
  const navigate = useNavigate();

  const onDrag = useEffectEvent((drag: FileDrag) => {
    setFiles(drag.phase === "enter" ? drag.files : null);
    if (drag.phase !== "drop") return;
    if (drag.problem) showFailure(drag.problem);
    markStale(["Intake"]);
    if (drag.imported === undefined) void navigate({ to: "/inbox", search: {} });
    else void navigate({ to: "/import/$id", params: { id: drag.imported } });
  });
  useEffect(() => platform.onFileDrag((drag) => onDrag(drag)), []);

  if (files === null) return null;
  return <DropPanel files={files} workspace={workspace} onLeave={() => setFiles(null)} />;
}

type DropPanelProps = { files: readonly DroppedFile[]; workspace: Workspace; onLeave: () => void };

function DropPanel({ files, workspace, onLeave }: DropPanelProps) {
  useActions([
    {
      id: "leaveDrop",
      label: t("drop.leave"),
      keys: ["Escape"],
      scope: "page",
      inFields: true,
      run: onLeave,
    },
  ]);
  const accepted = files.filter((file) => file.accepted);
  const named = files.filter((file) => file.name !== "");
  return (
    <div className={styles.overlay}>
      <div className={styles.panel} role="status">
        <div className={styles.head}>
          <span className={styles.icon}>
            <IconUpload size={20} stroke={1.5} aria-hidden="true" />
          </span>
          <div>
            <h2>{t("drop.title", { count: accepted.length })}</h2>
            <p className={styles.hint}>{t("drop.where")}</p>
          </div>
        </div>
        {named.length > 0 && (
          <ul className={styles.files}>
            {named.slice(0, namesMax).map((file) => (
              <DropLine key={file.name} file={file} />
            ))}
            {named.length > namesMax && (
              <li className={styles.file}>{t("drop.more", { count: named.length - namesMax })}</li>
            )}
          </ul>
        )}
        <dl className={styles.facts}>
          <dt>{t("drop.goesTo")}</dt>
          <dd>
            {t("drop.destination", { workspace: workspace.name, member: workspace.memberName })}
          </dd>
          <dt>{t("drop.taken")}</dt>
          <dd>{t("drop.kinds")}</dd>
        </dl>
        <p className={styles.hint}>
          {t("drop.escape")} <Kbd keys="Escape" />
        </p>
      </div>
    </div>
  );
}

function DropLine({ file }: { file: DroppedFile }) {
  const Icon = file.accepted ? IconFile : IconX;
  return (
    <li className={styles.file} data-refused={!file.accepted || undefined}>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
      <span className={styles.name}>{file.name}</span>
      <span className={styles.about}>
        {file.accepted && file.kind
          ? t("drop.about", { kind: t(`kind.${file.kind}`), size: formatBytes(file.sizeBytes) })
          : file.accepted
            ? formatBytes(file.sizeBytes)
            : t("drop.refused")}
      </span>
    </li>
  );
}
