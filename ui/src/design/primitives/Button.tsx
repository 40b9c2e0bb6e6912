import type { ComponentPropsWithRef, ReactNode } from "react";
import { ariaKeys, type Binding } from "#ui/actions/keys.ts";
import { Kbd } from "./Kbd.tsx";
import styles from "./Button.module.css";

type ButtonProps = Omit<ComponentPropsWithRef<"button">, "className" | "style"> & {
  look?: "primary" | "secondary" | "quiet" | "danger" | "link";
  size?: "small" | "large";
  icon?: ReactNode;
  keys?: Binding | undefined;
};

export function Button({
  look = "secondary",
  size = "small",
  icon,
  keys,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={styles.button}
      data-look={look}
      data-size={size}
      aria-keyshortcuts={keys && ariaKeys(keys)}
    >
      {icon}
      <span className={styles.label}>{children}</span>
      {keys && <Kbd keys={keys} />}
    </button>
  );
}
