import type { ReactNode } from "react";
import type { Binding } from "#ui/actions/keys.ts";
import type { Root } from "#ui/bindings/engine.ts";
import type { Mark } from "./matching.ts";

export type RecordName = { root: Root; id: string; name: string };

/** One line of the palette. */
export type Item = {
  key: string;
  icon: ReactNode;
  label: string;
  marks?: readonly Mark[];
  about?: ReactNode;
  keys?: Binding | undefined;
  run: () => void;
  /** The record it is, for what can be done with it. */
  record?: RecordName;
};

export type Group = { key: string; title: string; items: readonly Item[] };
