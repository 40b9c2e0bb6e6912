import { useState } from "react";

/** The engine knows what is left of a batch; how many it were at first is remembered here. */
export function useBatch(left: number): { total: number; done: number } {
  const [batch, setBatch] = useState({ left, total: left });
  if (batch.left !== left) {
    const more = Math.max(0, left - batch.left);
    setBatch({ left, total: left === 0 ? 0 : batch.total + more });
  }
  return { total: batch.total, done: Math.max(0, batch.total - left) };
}
