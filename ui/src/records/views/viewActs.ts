import { showNotice } from "#ui/actions/notices.tsx";
import { offerUndo } from "#ui/actions/undo.ts";
import { queryClient } from "#ui/api/client.ts";
import { run } from "#ui/api/mutations.ts";
import { viewsQuery } from "#ui/api/queries.ts";
import type { Root, SaveView, View } from "#ui/bindings/engine.ts";
import { refusalText } from "#ui/i18n/errorText.ts";
import { t } from "#ui/i18n/t.ts";
import type { ListState } from "#ui/records/listState.ts";

type Naming = Pick<SaveView, "name" | "private" | "pinned">;

/** A view as it is stored, with the state of the list in it. */
function request(root: Root, id: string | null, naming: Naming, state: ListState): SaveView {
  const { name, pinned, private: isOwn } = naming;
  const groupBy = state.layout === "list" ? null : state.groupBy;
  return { ...state, id, root, name, pinned, private: isOwn, groupBy };
}

/** The views as they are stored now; a page that shows one of them must know it. */
async function readAgain(root: Root): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: viewsQuery(root).queryKey });
}

/** Keeps the list as it is under a new name; the view's id comes back. */
export async function saveNew(root: Root, naming: Naming, state: ListState): Promise<string> {
  const saved = await run("view_save", request(root, null, naming, state), "here");
  await readAgain(root);
  const text = t(saved.warning === "name_taken" ? "views.savedTwice" : "views.saved", naming);
  offerUndo(text, saved, naming.name);
  return saved.id;
}

/** Keeps the list as it is in the view that it started from. */
export async function saveInto(view: View, state: ListState): Promise<void> {
  const saved = await run("view_save", request(view.root, view.id, view, state));
  await readAgain(view.root);
  offerUndo(t("views.saved", { name: view.name }), saved, view.name);
}

/** Changes a view's own marks; what is wrong comes back as a text. */
export async function changeView(view: View, change: Partial<Naming>): Promise<string | null> {
  const { default: _default, problem: _problem, ...kept } = view;
  try {
    const saved = await run("view_save", { ...kept, ...change }, "here");
    await readAgain(view.root);
    offerUndo(t("views.changed", { name: change.name ?? view.name }), saved, view.name);
    return null;
  } catch (error) {
    return refusalText(error);
  }
}

/** Opens the list with a view, or, where it does that already, without one. */
export async function toggleDefault(view: View): Promise<void> {
  await run("view_default", { root: view.root, id: view.default ? null : view.id });
  await readAgain(view.root);
}

export async function removeView(view: View): Promise<void> {
  const changed = await run("view_delete", { id: view.id });
  await readAgain(view.root);
  offerUndo(t("views.removed", { name: view.name }), changed, view.name);
}

/** Moves a view among those of its kind: shared ones, or one's own. */
export async function moveView(views: readonly View[], view: View, by: -1 | 1): Promise<void> {
  const beside = views.filter((each) => each.private === view.private);
  const at = beside.findIndex(({ id }) => id === view.id);
  if (beside[at + by] === undefined) return;
  const before = beside[by === -1 ? at - 1 : at + 2]?.id ?? null;
  await run("view_move", { id: view.id, before });
  await readAgain(view.root);
  showNotice(t("views.moved", { name: view.name, index: at + by + 1, total: beside.length }));
}
