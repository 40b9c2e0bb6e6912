import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { customerQuery } from "#ui/api/queries.ts";
import type { Figures } from "#ui/bindings/engine.ts";

type FigureProps = { contactId: string; show: (figures: Figures) => ReactNode };

/** One of a contact's figures in a list, whose lines have names and addresses only. */
export function Figure({ contactId, show }: FigureProps) {
  const { data } = useQuery(customerQuery(contactId));
  return data ? show(data.total) : null;
}
