import { Modal } from "@mantine/core";
import { useBlocker, useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./SegmentsPage.module.css";

type LeaveGuardProps = {
  isDirty: boolean;
  /** The segment to go on with, once it is stored. */
  to: string | null;
};

/** Asks before changes are left behind that are not stored. */
export function LeaveGuard({ isDirty, to }: LeaveGuardProps) {
  const navigate = useNavigate();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isDirty,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  const go = useEffectEvent(
    (id: string) =>
      void navigate({ to: "/segments/$id", params: { id }, search: {}, replace: true }),
  );
  useEffect(() => {
    if (to !== null) go(to);
  }, [to]);
  return (
    <Modal opened={status === "blocked"} onClose={() => reset?.()} title={t("segments.leaveTitle")}>
      <div className={styles.form}>
        <p>{t("segments.leaveBody")}</p>
        <div className={styles.actions}>
          <Button size="large" onClick={() => proceed?.()}>
            {t("segments.leave")}
          </Button>
          <Button size="large" look="primary" data-autofocus onClick={() => reset?.()}>
            {t("segments.stay")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
