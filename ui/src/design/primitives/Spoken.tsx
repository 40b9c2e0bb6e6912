import type { ReactNode } from "react";
import styles from "./Spoken.module.css";

/** Text that is heard and not seen. */
export function Spoken({ children, role }: { children: ReactNode; role?: "status" }) {
  return (
    <span className={styles.spoken} role={role}>
      {children}
    </span>
  );
}
