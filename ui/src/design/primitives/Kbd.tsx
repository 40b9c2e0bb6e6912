import { capsOf, type Binding } from "#ui/actions/keys.ts";
import styles from "./Kbd.module.css";

/** Key caps; hidden from screen readers, because the control itself names its keys. */
export function Kbd({ keys }: { keys: Binding }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {capsOf(keys).map((cap, index) => (
        // The caps of a binding never change their order.
        // oxlint-disable-next-line react/no-array-index-key
        <kbd key={index} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
