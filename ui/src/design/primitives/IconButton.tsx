import { Tooltip } from "@mantine/core";
import type { ComponentPropsWithRef, ReactNode } from "react";
import { ariaKeys, type Binding } from "#ui/actions/keys.ts";
import { Kbd } from "./Kbd.tsx";
import styles from "./IconButton.module.css";

type IconButtonProps = Omit<ComponentPropsWithRef<"button">, "className" | "style"> & {
  label: string;
  icon: ReactNode;
  keys?: Binding | undefined;
};

export function IconButton({ label, icon, keys, ...rest }: IconButtonProps) {
  const tip = (
    <>
      {label}
      {keys && <Kbd keys={keys} />}
    </>
  );
  return (
    <Tooltip label={tip}>
      <button
        type="button"
        {...rest}
        className={styles.button}
        aria-label={label}
        aria-keyshortcuts={keys && ariaKeys(keys)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
