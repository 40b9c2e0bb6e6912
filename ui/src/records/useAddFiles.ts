import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { isTable } from "#ui/platform/tables.ts";
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
  const open = useMutation({
    mutationFn: (table: File) => platform.openImportFile(table),
    meta: { command: "import_open_bytes" },
    onSuccess: ({ id }) => navigate({ to: "/import/$id", params: { id } }),
  });
  /** A table holds records; everything else is a document. */
  function paste(files: readonly File[]): void {
    const [table] = files;
    if (files.length === 1 && table && isTable(table.name)) open.mutate(table);
    else add.mutate(files);
  }
  return {
    choose: () => add.mutate(null),
    paste,
  };
}
