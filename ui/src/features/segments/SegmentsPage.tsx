import { IconCirclesRelation, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { segmentsQuery } from "#ui/api/queries.ts";
import type { SegmentRow } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { SegmentLine } from "./SegmentLine.tsx";
import styles from "./SegmentsPage.module.css";

const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** All segments: how many are in each, what is made of it, and the way into its builder. */
export function SegmentsPage(): ReactNode {
  const navigate = useNavigate();
  const segments = useQuery(segmentsQuery());
  const create = () => void navigate({ to: "/segments/$id", params: { id: "new" }, search: {} });
  useActions([{ id: "new", label: t("segments.new"), keys: ["c"], scope: "page", run: create }]);
  return (
    <Page
      title={t("nav.segments")}
      actions={
        <Button look="primary" keys="c" icon={<IconPlus {...icon} />} onClick={create}>
          {t("segments.new")}
        </Button>
      }
    >
      <Body>
        <Pane label={t("nav.segments")} width="rest">
          <Scroll label={t("nav.segments")}>
            {segments.error && <ErrorNote error={segments.error} />}
            {!segments.data && !segments.error && <Skeleton lines={8} />}
            {segments.data && <SegmentTable rows={segments.data} onCreate={create} />}
          </Scroll>
        </Pane>
      </Body>
    </Page>
  );
}

function SegmentTable({ rows, onCreate }: { rows: readonly SegmentRow[]; onCreate: () => void }) {
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={<IconCirclesRelation size={20} stroke={1.5} />}
        title={t("segments.noneTitle")}
        actions={
          <Button look="primary" size="large" keys="c" onClick={onCreate}>
            {t("segments.new")}
          </Button>
        }
      >
        {t("segments.noneBody")}
      </EmptyState>
    );
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("segments.name")}</th>
          <th scope="col" className={styles.rule}>
            {t("segments.rule")}
          </th>
          <th scope="col" className={styles.number}>
            {t("segments.people")}
          </th>
          <th scope="col" className={styles.number}>
            {t("segments.usedBy")}
          </th>
          <th scope="col" className={styles.number}>
            {t("segments.changed")}
          </th>
          <th scope="col">
            <span className={styles.spoken}>{t("segments.acts")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SegmentLine key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}
