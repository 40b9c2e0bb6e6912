import { ProgressBar } from "#ui/design/primitives/ProgressBar.tsx";
import type { Work } from "./work.ts";

/** How far a work is, as a bar. */
export function WorkBar({ work: { name, progress } }: { work: Work }) {
  const { done, total } = progress ?? { done: 0, total: 0 };
  return <ProgressBar label={name} done={done} total={total} />;
}
