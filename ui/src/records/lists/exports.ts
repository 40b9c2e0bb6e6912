import { showFailure, showNotice } from "#ui/actions/notices.tsx";
import { markStale } from "#ui/api/client.ts";
import type { ExportWhat } from "#ui/bindings/engine.ts";
import { dayOf } from "#ui/i18n/days.ts";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";

type List = Extract<ExportWhat, { kind: "list" }>;

/** Writes a list into a file that the person names. */
export async function exportList(what: List): Promise<void> {
  const day = dayOf(Date.now());
  await save(what, `${t(`export.file.${what.root}`)} ${day}.${what.format}`);
}

/** Writes all there is into a file that another workspace can take in. */
export async function exportEverything(): Promise<void> {
  await save({ kind: "everything" }, `Anteroom ${dayOf(Date.now())}.anteroom`);
}

async function save(what: ExportWhat, fileName: string): Promise<void> {
  try {
    const isSaved = await platform.saveExport(what, fileName);
    // In the window it goes on behind.
    markStale(["Jobs"]);
    if (isSaved) showNotice(t("export.saved", { name: fileName }));
  } catch (error) {
    showFailure(error);
  }
}
