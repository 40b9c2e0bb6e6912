import { showNotice } from "#ui/actions/notices.tsx";
import { queryClient } from "#ui/api/client.ts";
import { run } from "#ui/api/mutations.ts";
import { importQuery } from "#ui/api/queries.ts";
import type { Import } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";
import type { CommandName, Request, Response } from "#ui/platform/types.ts";

/** The commands that answer with the import as it is now. */
type Step = {
  [K in CommandName]: Response<K> extends Import ? K : never;
}[CommandName];

/** Takes a step of an import; what comes back is shown at once, a refusal is told in a notice. */
export async function step<K extends Step>(name: K, request: Request<K>): Promise<void> {
  try {
    const now = (await run(name, request)) as Import;
    queryClient.setQueryData(importQuery(now.id).queryKey, now);
  } catch {
    // The notice has told why.
  }
}

/** The rows that did not go in, with the reasons, as a file that can be taken in again. */
export async function saveFailed({ id, name }: Import): Promise<void> {
  const fileName = t("import.failedFile", { name: name.replace(/\.\w+$/, "") });
  const isSaved = await platform.saveFailedRows(id, fileName).catch(() => false);
  if (isSaved) showNotice(t("import.failedSaved", { name: fileName }));
}
