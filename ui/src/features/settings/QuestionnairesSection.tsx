import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { named, useActions } from "#ui/actions/registry.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { questionnairesQuery } from "#ui/api/queries.ts";
import type { Questionnaire } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./sections.module.css";

export function QuestionnairesSection() {
  const navigate = useNavigate();
  const questionnaires = useQuery(questionnairesQuery());
  const make = () => void navigate({ to: "/questionnaires/$id", params: { id: "new" } });
  useActions([named("new", t("questionnaires.new"), make)]);
  return (
    <>
      <p>{t("questionnaires.intro")}</p>
      <div>
        <Button
          look="primary"
          icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
          onClick={make}
        >
          {t("questionnaires.new")}
        </Button>
      </div>
      {questionnaires.error && <ErrorNote error={questionnaires.error} />}
      {!questionnaires.data && !questionnaires.error && <Skeleton lines={3} />}
      {questionnaires.data?.length === 0 && <p className={styles.about}>{t("questions.none")}</p>}
      {questionnaires.data && questionnaires.data.length > 0 && (
        <ul className={styles.list} aria-label={t("settings.questionnaires")}>
          {questionnaires.data.map((one) => (
            <QuestionnaireLine key={one.id} questionnaire={one} />
          ))}
        </ul>
      )}
    </>
  );
}

function QuestionnaireLine({ questionnaire }: { questionnaire: Questionnaire }) {
  const trash = useCommand("trash");
  const { id, name, topic, questions } = questionnaire;
  const count = questions.length;
  return (
    <li className={styles.line}>
      <div className={styles.main}>
        <Link to="/questionnaires/$id" params={{ id }} className={styles.link}>
          {name}
        </Link>
        <p className={styles.about}>
          {topic === null
            ? t("questionnaires.about", { count })
            : t("questionnaires.aboutTopic", { count, topic })}
        </p>
      </div>
      <Button
        aria-label={t("questionnaires.trashOf", { name })}
        disabled={trash.isPending}
        onClick={() =>
          trash.mutate(
            { root: "questionnaire", ids: [id] },
            {
              onSuccess: (changed) =>
                offerUndo(t("questionnaires.trashed", { name }), changed, name),
            },
          )
        }
      >
        {t("bulk.trash")}
      </Button>
    </li>
  );
}
