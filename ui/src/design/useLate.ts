import { useEffect, useState } from "react";

// Shorter waits than this pass unseen, and a flash of placeholders would draw the eye.
const delayMs = 150;

/** True once the wait is long enough to be worth showing. */
export function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), delayMs);
    return () => clearTimeout(timer);
  }, []);
  return late;
}
