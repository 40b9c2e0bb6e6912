/** Something that is edited, with the way back and forth. */
export type Steps<T> = {
  past: readonly T[];
  now: T;
  future: readonly T[];
  /** What the last change was part of, such as the typing in one field. */
  part: string | null;
};

// Far more than anybody takes back one by one.
const stepsMax = 200;

export function begun<T>(now: T): Steps<T> {
  return { past: [], now, future: [], part: null };
}

/** Changes with the same part, one after the other, are one step. */
export function did<T>(steps: Steps<T>, next: T, part: string | null = null): Steps<T> {
  if (Object.is(next, steps.now)) return steps;
  const isSame = part !== null && part === steps.part;
  const past = isSame ? steps.past : [...steps.past, steps.now].slice(-stepsMax);
  return { past, now: next, future: [], part };
}

export function undone<T>(steps: Steps<T>): Steps<T> {
  if (steps.past.length === 0) return steps;
  const now = steps.past.at(-1) as T;
  return { past: steps.past.slice(0, -1), now, future: [steps.now, ...steps.future], part: null };
}

export function redone<T>(steps: Steps<T>): Steps<T> {
  if (steps.future.length === 0) return steps;
  const now = steps.future[0] as T;
  return { past: [...steps.past, steps.now], now, future: steps.future.slice(1), part: null };
}
