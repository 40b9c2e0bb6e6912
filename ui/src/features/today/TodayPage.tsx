import { IconCoffee } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { named, useActions } from "#ui/actions/registry.ts";
import { todayQuery } from "#ui/api/queries.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { useNow } from "#ui/design/useNow.ts";
import { formatDay } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import type { Today } from "#ui/bindings/engine.ts";
import { Numbers } from "./Numbers.tsx";
import { partsOf, type Part } from "./parts.ts";
import { LeadPart, TaskPart } from "./TodayParts.tsx";
import styles from "./TodayPage.module.css";

/** What presses now; each number opens its list, each line can be acted on. */
export function TodayPage() {
  const now = useNow();
  const today = useQuery(todayQuery());
  const parts = today.data ? partsOf(today.data) : [];
  const isQuiet = today.data?.inbox === 0 && parts.every(({ count }) => count === 0);
  return (
    <Page title={t("nav.today")} lead={<span className={styles.day}>{formatDay(now)}</span>}>
      {today.error && <ErrorNote error={today.error} />}
      {!today.data && !today.error && <Skeleton lines={10} />}
      {isQuiet && <Quiet />}
      {today.data && !isQuiet && <Busy today={today.data} parts={parts} />}
    </Page>
  );
}

function Quiet() {
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={<IconCoffee size={20} stroke={1.5} />}
      title={t("today.emptyTitle")}
      actions={
        <Button
          look="primary"
          size="large"
          keys="g l"
          onClick={() => void navigate({ to: "/leads", search: {} })}
        >
          {t("today.emptyAct")}
        </Button>
      }
    >
      {t("today.emptyBody")}
    </EmptyState>
  );
}

function Busy({ today, parts }: { today: Today; parts: readonly Part[] }) {
  const navigate = useNavigate();
  const review = () => void navigate({ to: "/inbox", search: {} });
  useActions(
    parts
      .filter(({ count }) => count > 0)
      .map(({ key, title, count, search }) =>
        named(`today.${key}`, t("today.showAllOf", { what: title, count }), () => {
          void navigate({ to: "/leads", search });
        }),
      ),
  );
  return (
    <Body>
      <Pane label={t("nav.today")} width="rest">
        <Numbers parts={parts} />
        <Scroll label={t("nav.today")}>
          {today.inbox > 0 && (
            <div className={styles.inbox}>
              <Note tone="info">
                <div className={styles.review}>
                  {t("today.inbox", { count: today.inbox })}
                  <Button onClick={review}>{t("today.review")}</Button>
                </div>
              </Note>
            </div>
          )}
          <div className={styles.parts}>
            {parts
              .filter(({ count }) => count > 0)
              .map((part) =>
                part.of === "tasks" ? (
                  <TaskPart key={part.key} part={part} />
                ) : (
                  <LeadPart key={part.key} part={part} />
                ),
              )}
          </div>
        </Scroll>
      </Pane>
    </Body>
  );
}
