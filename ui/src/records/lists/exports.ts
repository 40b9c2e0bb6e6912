import { showFailure, showNotice } from "#ui/actions/notices.tsx";
import { markStale } from "#ui/api/client.ts";
import type { ExportWhat } from "#ui/bindings/engine.ts";
import { dayOf } from "#ui/i18n/days.ts";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";

/** Writes a list into a file that the person names. */
export async function exportList(what: ExportWhat): Promise<void> {
  const day = dayOf(Date.now());
  const name = `${t(`export.file.${what.root}`)} ${day}.${what.format}`;
  try {
    const isSaved = await platform.saveExport(what, name);
    // In the window it goes on behind.
    markStale(["Jobs"]);
    if (isSaved) showNotice(t("export.saved", { name }));
  } catch (error) {
    showFailure(error);
  }
}
