import { useEffect, useEffectEvent } from "react";
import { useAddFiles } from "#ui/records/useAddFiles.ts";

/** Files on the clipboard go where dropped ones go. */
export function usePaste(): void {
  const { paste } = useAddFiles();
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    paste(files);
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event);
    document.addEventListener("paste", listener);
    return () => document.removeEventListener("paste", listener);
  }, []);
}
