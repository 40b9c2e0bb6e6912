import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { customerQuery, interactionsQuery, ordersQuery } from "#ui/api/queries.ts";
import type { Contact } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { AddInteractionDialog } from "#ui/records/AddInteractionDialog.tsx";
import { OrderDialog } from "#ui/records/orders/OrderDialog.tsx";
import { BalanceDialog } from "./BalanceDialog.tsx";
import { BalancesSection } from "./BalancesSection.tsx";
import { DoneSection } from "./DoneSection.tsx";
import { FiguresSection } from "./FiguresSection.tsx";
import { interactionKey, orderKey } from "./keys.ts";
import { OrdersSection } from "./OrdersSection.tsx";
import { RelationshipDialog } from "./RelationshipDialog.tsx";
import { RelationshipsSection } from "./RelationshipsSection.tsx";
import { SpendChart } from "./SpendChart.tsx";

type Adding = "order" | "interaction" | "balance" | "relationship" | null;

/** A contact as a customer: what it comes to, what it is made of, and what is added to it. */
export function CustomerParts({ contact: { id, name } }: { contact: Contact }) {
  const customer = useQuery(customerQuery(id));
  const orders = useQuery(ordersQuery(id)).data ?? [];
  const interactions = useQuery(interactionsQuery(id)).data ?? [];
  const [adding, setAdding] = useState<Adding>(null);
  const close = () => setAdding(null);
  const add = (what: Adding) => () => setAdding(what);
  useActions([
    {
      id: "addOrder",
      label: t("newOrder.title"),
      keys: [orderKey],
      scope: "page",
      run: add("order"),
    },
    {
      id: "addInteraction",
      label: t("newInteraction.title"),
      keys: [interactionKey],
      scope: "page",
      run: add("interaction"),
    },
    named("addRelationship", t("relation.new"), add("relationship")),
    named("addBalance", t("balance.new"), add("balance")),
  ]);
  if (customer.error) return <ErrorNote error={customer.error} />;
  if (!customer.data) return <Skeleton lines={8} />;
  const { done, balances, relationships } = customer.data;
  return (
    <>
      <FiguresSection customer={customer.data} />
      <SpendChart name={name} orders={orders} />
      <OrdersSection name={name} orders={orders} onAdd={add("order")} />
      <DoneSection done={done} interactions={interactions} onAdd={add("interaction")} />
      <RelationshipsSection relationships={relationships} onAdd={add("relationship")} />
      <BalancesSection balances={balances} onAdd={add("balance")} />
      <OrderDialog opened={adding === "order"} contactId={id} onClose={close} />
      <AddInteractionDialog opened={adding === "interaction"} contactId={id} onClose={close} />
      <BalanceDialog opened={adding === "balance"} contactId={id} onClose={close} />
      <RelationshipDialog
        opened={adding === "relationship"}
        contactId={id}
        name={name}
        onClose={close}
      />
    </>
  );
}
