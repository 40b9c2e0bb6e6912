import { Notifications, notifications } from "@mantine/notifications";
import type { MouseEvent, ReactNode } from "react";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Button } from "#ui/design/primitives/Button.tsx";
import { focusPage } from "#ui/design/returnFocus.ts";
import { t } from "#ui/i18n/t.ts";
import type { Binding } from "./keys.ts";
import styles from "./notices.module.css";

const noticeId = "notice";
const shownMs = 10_000;

type Kind = "done" | "failed";

function show(message: ReactNode, kind: Kind): void {
  // One at a time: a newer notice takes the place of the older.
  notifications.hide(noticeId);
  notifications.show({
    id: noticeId,
    message,
    autoClose: shownMs,
    role: kind === "done" ? "status" : "alert",
    className: styles[kind],
    withBorder: false,
    closeButtonProps: { "aria-label": t("action.close"), onMouseDown: keepFocus },
    onClose: leaveNotice,
  });
}

/** A click here is an aside: the person goes on where they were. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

function leaveNotice(): void {
  if (document.activeElement?.closest("[data-notice]")) focusPage();
}

export function hideNotice(): void {
  leaveNotice();
  notifications.hide(noticeId);
}

export type NoticeAct = { label: string; keys?: Binding; run: () => void };

/** Says what was done, with the way back and what may come next. */
export function showNotice(text: string, ...acts: NoticeAct[]): void {
  show(
    <span className={styles.notice}>
      <span className={styles.text} dir="auto">
        {text}
      </span>
      {acts.map((act) => (
        <Button
          key={act.label}
          look="link"
          keys={act.keys}
          onMouseDown={keepFocus}
          onClick={() => {
            hideNotice();
            act.run();
          }}
        >
          {act.label}
        </Button>
      ))}
    </span>,
    "done",
  );
}

export function showFailure(error: unknown): void {
  show(<ErrorNote error={error} />, "failed");
}

/** Where notices stand: over the page's own corner, never over the way to other pages. */
export function Notices() {
  return (
    <Notifications
      position="bottom-left"
      limit={1}
      pauseResetOnHover="notification"
      zIndex={250}
      className={styles.place}
      data-notice
    />
  );
}
