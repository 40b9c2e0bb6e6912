import { Menu } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState, type FormEvent, type ReactNode } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import type { Contact, ContactPoint } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { EditableText } from "./EditableText.tsx";
import { editPoint } from "./edits.ts";
import { Fact, Facts } from "./Facts.tsx";
import styles from "./ContactPoints.module.css";

type Kind = ContactPoint["kind"];
const kinds: readonly Kind[] = ["email", "phone", "address", "link"];

type ContactPointsProps = {
  contact: Contact;
  title: string;
  /** Facts that stand under them. */
  children?: ReactNode;
};

/** How a person is reached: each address or number edited in place, removed, or added. */
export function ContactPoints({ contact, title, children }: ContactPointsProps) {
  const [adding, setAdding] = useState<Kind | null>(null);
  const { points } = contact;
  return (
    <Section title={title} aside={<AddMenu onAdd={setAdding} />}>
      {points.length === 0 && adding === null && <p className={styles.none}>{t("points.none")}</p>}
      <Facts>
        {points.map((point) => (
          <Fact key={point.id} label={t(`points.${point.kind}`)}>
            <EditableText
              label={t(`points.${point.kind}`)}
              value={point.value}
              onSave={(value) => editPoint(contact, point, value)}
            />
            <RemovePoint point={point} />
          </Fact>
        ))}
        {children}
      </Facts>
      {adding && <AddPoint contactId={contact.id} kind={adding} onDone={() => setAdding(null)} />}
    </Section>
  );
}

function AddMenu({ onAdd }: { onAdd: (kind: Kind) => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button look="link" icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}>
          {t("action.add")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {t(`points.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function RemovePoint({ point }: { point: ContactPoint }) {
  const trash = useCommand("trash");
  function remove(): void {
    trash.mutate(
      { root: "contact_point", ids: [point.id] },
      {
        onSuccess: (changed) =>
          offerUndo(t("points.removed", { value: point.value }), changed, point.value),
      },
    );
  }
  return (
    <span className={styles.remove}>
      <IconButton
        label={t("points.remove", { value: point.value })}
        icon={<IconTrash size={14} stroke={1.5} />}
        onClick={remove}
      />
    </span>
  );
}

function AddPoint({
  contactId,
  kind,
  onDone,
}: {
  contactId: string;
  kind: Kind;
  onDone: () => void;
}) {
  const add = useCommand("point_add", "here");
  const [value, setValue] = useState("");
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (value.trim() === "") onDone();
    else add.mutate({ contactId, kind, value: value.trim(), label: null }, { onSuccess: onDone });
  }
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
    >
      <TextField
        label={t(`points.${kind}`)}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to add one
        autoFocus
      />
      {add.error && <ErrorNote error={add.error} />}
      <div className={styles.actions}>
        <Button onClick={onDone}>{t("action.cancel")}</Button>
        <Button type="submit" look="primary" keys="Enter">
          {t("action.add")}
        </Button>
      </div>
    </form>
  );
}
