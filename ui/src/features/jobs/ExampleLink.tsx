import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { exampleQuery } from "#ui/api/queries.ts";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./ReportDialog.module.css";

/** A record that a work left alone, by its name, as the way to its page. */
export function ExampleLink({ id, onOpen }: { id: string; onOpen: () => void }) {
  const { data, isPending } = useQuery(exampleQuery(id));
  if (isPending) return <Skeleton lines={1} />;
  if (!data) return <span className={styles.more}>{t("report.gone")}</span>;
  return (
    <Link
      to={data.root === "lead" ? "/leads/$id" : "/contacts/$id"}
      params={{ id }}
      search={{}}
      className={styles.link}
      dir="auto"
      onClick={onOpen}
    >
      {data.name}
    </Link>
  );
}
