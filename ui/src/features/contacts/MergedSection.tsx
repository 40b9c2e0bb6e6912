import { useQuery } from "@tanstack/react-query";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { mergedQuery } from "#ui/api/queries.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import styles from "./customer/customer.module.css";

/** Who was merged into this contact, and the way back to two; edits made since stay. */
export function MergedSection({ id }: { id: string }) {
  const merged = useQuery(mergedQuery(id)).data ?? [];
  const unmerge = useCommand("contact_unmerge");
  if (merged.length === 0) return null;
  const part = (other: string, name: string) =>
    unmerge.mutate(
      { id: other },
      { onSuccess: (changed) => offerUndo(t("duplicates.parted", { name }), changed, name) },
    );
  return (
    <Section title={t("duplicates.mergedHere")}>
      <ul>
        {merged.map(({ id: other, name, at }) => (
          <li key={other} className={styles.line}>
            <span className={styles.what} dir="auto">
              {name}
            </span>
            {at > 0 && <When at={at} />}
            <Button
              look="link"
              aria-label={t("duplicates.partOf", { name })}
              disabled={unmerge.isPending}
              onClick={() => part(other, name)}
            >
              {t("duplicates.part")}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
