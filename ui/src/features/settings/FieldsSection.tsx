import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { customFieldsQuery } from "#ui/api/queries.ts";
import type { CustomField } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { peopleRoots as roots, type PeopleRoot } from "#ui/records/peopleRoot.ts";
import { FieldEditor } from "./FieldEditor.tsx";
import { FieldLine } from "./FieldLine.tsx";
import { moveField } from "./fieldActs.ts";
import { OrderedList } from "./OrderedList.tsx";
import styles from "./groups.module.css";

/** Fields that the team made up, for leads and for contacts. */
export function FieldsSection() {
  const fields = useQuery(customFieldsQuery());
  // The field that is being edited, or whose new one is being written.
  const [open, setOpen] = useState<string | null>(null);
  useActions([
    ...roots.map((root) => named(`new.${root}`, t(`custom.new.${root}`), () => setOpen(root))),
    {
      id: "move",
      label: t("pipeline.moveKeys"),
      keys: ["Alt+ArrowUp", "Alt+ArrowDown"],
      scope: "page",
    },
  ]);
  if (fields.error) return <ErrorNote error={fields.error} />;
  if (!fields.data) return <Skeleton lines={6} />;
  return (
    <>
      <p>{t("custom.intro")}</p>
      {roots.map((root) => (
        <FieldGroup
          key={root}
          root={root}
          fields={fields.data.filter((field) => field.root === root)}
          open={open}
          onOpen={setOpen}
        />
      ))}
    </>
  );
}

type FieldGroupProps = {
  root: PeopleRoot;
  fields: readonly CustomField[];
  open: string | null;
  onOpen: (id: string | null) => void;
};

function FieldGroup({ root, fields, open, onOpen }: FieldGroupProps) {
  const label = t(`custom.of.${root}`);
  const close = () => onOpen(null);
  return (
    <section className={styles.group} aria-label={label}>
      <div className={styles.head}>
        <h3 className={styles.title}>{label}</h3>
        <Button
          look="link"
          aria-label={t(`custom.new.${root}`)}
          icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
          onClick={() => onOpen(root)}
        >
          {t("custom.add")}
        </Button>
      </div>
      {fields.length === 0 && open !== root && (
        <p className={styles.none}>{t(`custom.none.${root}`)}</p>
      )}
      {fields.length > 0 && (
        <OrderedList
          label={label}
          items={fields}
          nameOf={({ name }) => name}
          onMove={(id, before) => {
            const field = fields.find((each) => each.id === id);
            if (field) void moveField(field, before);
          }}
        >
          {(field) =>
            open === field.id ? (
              <FieldEditor root={root} field={field} onDone={close} />
            ) : (
              <FieldLine field={field} onEdit={() => onOpen(field.id)} />
            )
          }
        </OrderedList>
      )}
      {open === root && <FieldEditor root={root} onDone={close} />}
    </section>
  );
}
