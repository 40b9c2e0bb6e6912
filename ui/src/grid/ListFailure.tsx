import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import type { ListSession, ListSnapshot } from "./listSession.ts";

/** Over a list that could not be read: why, and the way to ask again. */
export function ListFailure({ list }: { list: { session: ListSession; snapshot: ListSnapshot } }) {
  const { session, snapshot } = list;
  if (snapshot.error === null) return null;
  const again = <Button onClick={() => void session.refresh()}>{t("action.tryAgain")}</Button>;
  return <ErrorNote error={snapshot.error} actions={again} />;
}
