import styles from "./Avatar.module.css";

/** Initials on one of five calm pairs; the pair is picked from the name and means nothing. */
export function Avatar({ name, size = "small" }: { name: string; size?: "small" | "large" }) {
  return (
    <span className={styles.avatar} data-size={size} data-pair={pairOf(name)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const last = words.length > 1 ? firstLetter(words.at(-1) ?? "") : "";
  return (firstLetter(words[0] ?? "") + last).toLocaleUpperCase();
}

/** By code point, so that a letter outside the basic plane stays whole. */
function firstLetter([first = ""]: string): string {
  return first;
}

function pairOf(name: string): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_521;
  return sum % 5;
}
