import { useLayoutEffect, useState, type RefObject } from "react";

/**
 * How many children of an element that wraps its line stand in the first one.
 *
 * They are measured where they stand, so that no width of any text has to be known.
 */
export function useFirstLine(element: RefObject<HTMLElement | null>, content: string): number {
  const [count, setCount] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => {
      const children = [...node.children] as HTMLElement[];
      const top = children[0]?.offsetTop ?? 0;
      const second = children.findIndex(({ offsetTop }) => offsetTop > top);
      setCount(second === -1 ? children.length : second);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element, content]);
  return count;
}
