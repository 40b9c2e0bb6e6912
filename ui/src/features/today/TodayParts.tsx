import { IconAlertTriangle } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useId, type ReactNode } from "react";
import { runThere } from "#ui/actions/registry.ts";
import type { LeadRow } from "#ui/bindings/engine.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { Button } from "#ui/design/primitives/Button.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { leadTargets, moveLeads } from "#ui/records/moveLeads.ts";
import { stageOfState, useStages } from "#ui/records/pipeline.ts";
import { StageChip } from "#ui/records/StageChip.tsx";
import { TaskLine } from "#ui/records/TaskLine.tsx";
import type { LeadsPart, Part, TasksPart } from "./parts.ts";
import styles from "./TodayParts.module.css";

export function TaskPart({ part }: { part: TasksPart }) {
  return (
    <PartFrame part={part}>
      {part.rows.map((task) => (
        <TaskLine key={task.id} task={task} withLead />
      ))}
    </PartFrame>
  );
}

export function LeadPart({ part }: { part: LeadsPart }) {
  return (
    <PartFrame part={part}>
      {part.rows.map((lead) => (
        <LeadLine key={lead.id} lead={lead} part={part} />
      ))}
    </PartFrame>
  );
}

function PartFrame({ part, children }: { part: Part; children: ReactNode }) {
  const id = useId();
  const { title, count, late, rows, search } = part;
  return (
    <section aria-labelledby={id} className={styles.part}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title} data-late={late || undefined}>
          {late && <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />}
          {title}
          <span className={styles.count}>{formatNumber(count)}</span>
        </h2>
        {count > rows.length && (
          <Link
            to="/leads"
            search={search}
            className={styles.all}
            aria-label={t("today.showAllOf", { what: title, count })}
          >
            {t("today.showAll", { count })}
          </Link>
        )}
      </div>
      <ul>{children}</ul>
    </section>
  );
}

function LeadLine({ lead, part }: { lead: LeadRow; part: LeadsPart }) {
  const navigate = useNavigate();
  const reached = stageOfState(useStages(), "REACHED_OUT");
  const { id, name, title, state, stageId } = lead;
  const go = () => navigate({ to: "/leads/$id", params: { id }, search: {} });
  const isNew = part.act === "reach" && state === "PENDING";
  return (
    <li className={styles.line}>
      <Avatar name={name} />
      <span className={styles.text}>
        <Link to="/leads/$id" params={{ id }} search={{}} className={styles.name}>
          {name}
        </Link>
        <span className={styles.about}>{title}</span>
      </span>
      <span className={styles.stage}>
        <StageChip state={state} stageId={stageId} />
      </span>
      <span className={styles.when}>
        <When at={lead[part.since]} />
      </span>
      <span className={styles.act}>
        {isNew ? (
          <Button
            look="quiet"
            aria-label={t("today.reachOf", { name })}
            onClick={() => reached && void moveLeads(leadTargets([id], name), reached, null)}
          >
            {t("today.reach")}
          </Button>
        ) : (
          <Button
            look="quiet"
            aria-label={t("today.addTaskTo", { name })}
            onClick={() => void runThere(go, "task")}
          >
            {t("today.addTask")}
          </Button>
        )}
      </span>
    </li>
  );
}
