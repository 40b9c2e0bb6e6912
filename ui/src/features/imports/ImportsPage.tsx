import { IconFileImport, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useActions } from "#ui/actions/registry.ts";
import { run } from "#ui/api/mutations.ts";
import { importsQuery } from "#ui/api/queries.ts";
import type { ImportRow } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { platform } from "#ui/platform/platform.ts";
import styles from "./imports.module.css";

const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** The files that were or are being taken in, and the way to another one. */
export function ImportsPage() {
  const navigate = useNavigate();
  const imports = useQuery(importsQuery());
  const open = useMutation({
    mutationFn: () => platform.openImport(),
    meta: { command: "import_open" },
    onSuccess: (opened) =>
      opened && void navigate({ to: "/import/$id", params: { id: opened.id } }),
  });
  const choose = () => open.mutate();
  useActions([{ id: "new", label: t("import.choose"), keys: ["c"], scope: "page", run: choose }]);
  const rows = imports.data ?? [];
  const button = (
    <Button
      look="primary"
      keys="c"
      icon={<IconFileImport {...icon} />}
      disabled={open.isPending}
      onClick={choose}
    >
      {t("import.choose")}
    </Button>
  );
  return (
    <Page title={t("nav.import")} actions={rows.length > 0 && button}>
      <Body>
        <Pane label={t("nav.import")} width="rest">
          {imports.error && <ErrorNote error={imports.error} />}
          {imports.isPending && <Skeleton lines={6} />}
          {imports.isSuccess && rows.length === 0 && (
            <EmptyState
              icon={<IconFileImport size={20} stroke={1.5} />}
              title={t("import.noneTitle")}
              actions={button}
              hint={t("import.dropHint")}
            >
              {t("import.noneBody")}
            </EmptyState>
          )}
          <Scroll label={t("nav.import")}>
            <ul className={styles.column}>
              {rows.map((row) => (
                <ImportLine key={row.id} row={row} />
              ))}
            </ul>
          </Scroll>
        </Pane>
      </Body>
    </Page>
  );
}

function ImportLine({ row: { id, name, target, state, rows, at } }: { row: ImportRow }) {
  const forget = () => void run("import_forget", { id }).catch(() => undefined);
  const isRunning = state === "running" || state === "checking";
  return (
    <li className={styles.line}>
      <Link to="/import/$id" params={{ id }} className={styles.name}>
        {name}
      </Link>
      <span className={styles.about}>
        {t(`import.target.${target}`)}
        {rows !== null && `, ${t("import.rows", { count: rows })}`}
      </span>
      <span className={styles.state}>{t(`import.state.${state}`)}</span>
      <When at={at} />
      <IconButton
        label={t("import.forget", { name })}
        icon={<IconTrash {...icon} />}
        disabled={isRunning}
        onClick={forget}
      />
    </li>
  );
}
