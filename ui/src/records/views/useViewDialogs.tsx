import { useState } from "react";
import { ManageViews } from "./ManageViews.tsx";
import { SaveViewDialog } from "./SaveViewDialog.tsx";
import type { ListView } from "./useListView.ts";

/** Keeping the list as a view, and looking after the views there are. */
export function useViewDialogs(view: ListView) {
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const close = () => setDialog(null);
  const node = (
    <>
      <SaveViewDialog
        opened={dialog === "save"}
        root={view.root}
        state={view.state}
        onSaved={view.chooseId}
        onClose={close}
      />
      <ManageViews opened={dialog === "manage"} views={view.views} onClose={close} />
    </>
  );
  return { onSaveAs: () => setDialog("save"), onManage: () => setDialog("manage"), node };
}
