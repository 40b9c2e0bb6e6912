import { notifications } from "@mantine/notifications";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./notices.module.css";

const noticeId = "notice";
const shownMs = 10_000;

type Kind = "done" | "failed";

function show(message: React.ReactNode, kind: Kind): void {
  // One at a time: a newer notice takes the place of the older.
  notifications.hide(noticeId);
  notifications.show({
    id: noticeId,
    message,
    // An error waits until it is closed: it may be the only place that says what was kept.
    autoClose: kind === "done" ? shownMs : false,
    role: kind === "done" ? "status" : "alert",
    className: styles[kind],
    withBorder: false,
    closeButtonProps: { "aria-label": t("action.close") },
  });
}

export function hideNotice(): void {
  notifications.hide(noticeId);
}

/** Says what was done, with the way back. */
export function showNotice(text: string, undo?: () => void): void {
  show(
    <span className={styles.notice}>
      <span>{text}</span>
      {undo && (
        <Button
          look="link"
          keys="Mod+Z"
          onClick={() => {
            hideNotice();
            undo();
          }}
        >
          {t("action.undo")}
        </Button>
      )}
    </span>,
    "done",
  );
}

export function showFailure(error: unknown): void {
  show(<ErrorNote error={error} />, "failed");
}
