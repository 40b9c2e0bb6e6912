import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { platform } from "#ui/platform/platform.ts";

/** Choosing and pasting files end where dropping them does: in the inbox. */
export function useAddFiles() {
  const navigate = useNavigate();
  const add = useMutation({
    mutationFn: (pasted: readonly File[] | null) =>
      pasted === null ? platform.pickFiles() : platform.addFiles(pasted),
    meta: { command: "intake_add_paths" },
    onSuccess: (changed) => changed && navigate({ to: "/inbox", search: {} }),
  });
  return {
    choose: () => add.mutate(null),
    paste: (files: readonly File[]) => add.mutate(files),
  };
}
