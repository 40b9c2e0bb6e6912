import { useNavigate } from "@tanstack/react-router";
import { onMac, searchKey } from "#ui/actions/keys.ts";
import { useActions } from "#ui/actions/registry.ts";
import { redo, undo } from "#ui/actions/undo.ts";
import { usePreference } from "#ui/api/preferences.ts";
import { useAddFiles } from "#ui/records/useAddFiles.ts";
import { topics, type Topic } from "#ui/features/help/topics.ts";
import { t } from "#ui/i18n/t.ts";
import { focusPane } from "./panes.ts";
import type { Overlay } from "./Shell.tsx";

type Place =
  | "/today"
  | "/search"
  | "/inbox"
  | "/leads"
  | "/tasks"
  | "/contacts"
  | "/customers"
  | "/orders"
  | "/products"
  | "/interactions"
  | "/import"
  | "/duplicates"
  | "/segments"
  | "/archive"
  | "/trash"
  | "/settings";

/** What works on every page. */
export function useShellActions(show: (overlay: Overlay) => void, here: Topic): void {
  const navigate = useNavigate();
  const [collapsed, setCollapsed] = usePreference("ui.sidebarCollapsed");
  const { choose } = useAddFiles();
  const go = (to: Place) => () => void navigate({ to, search: {} });

  useActions([
    {
      id: "palette",
      label: t("palette.open"),
      keys: ["Mod+K"],
      scope: "everywhere",
      inFields: true,
      run: () => show("palette"),
    },
    {
      id: "keys",
      label: t("keys.keys"),
      keys: ["?"],
      scope: "everywhere",
      run: () => show("keys"),
    },
    {
      id: "help",
      label: t("help.open"),
      keys: ["F1"],
      scope: "everywhere",
      inFields: true,
      run: () => show({ help: here }),
    },
    {
      id: "jobs",
      label: t("jobs.title"),
      keys: ["g j"],
      scope: "everywhere",
      run: () => show("jobs"),
    },
    ...topics.map((topic) => ({
      id: `help.${topic}`,
      label: t("help.of", { topic: t(`help.topic.${topic}`) }),
      keys: [],
      scope: "everywhere" as const,
      run: () => show({ help: topic }),
    })),
    {
      id: "undo",
      label: t("keys.undo"),
      keys: ["Mod+Z"],
      scope: "everywhere",
      run: () => void undo(null),
    },
    {
      id: "redo",
      label: t("keys.redo"),
      keys: ["Mod+Shift+Z"],
      scope: "everywhere",
      run: () => void redo(),
    },
    {
      id: "newLead",
      label: t("keys.newLead"),
      keys: ["Shift+C"],
      scope: "everywhere",
      run: () => show("newLead"),
    },
    {
      id: "files",
      label: t("keys.files"),
      keys: ["Mod+O"],
      scope: "everywhere",
      inFields: true,
      run: choose,
    },
    {
      id: "sidebar",
      label: t("keys.sidebar"),
      keys: ["Mod+B"],
      scope: "everywhere",
      inFields: true,
      run: () => setCollapsed(!collapsed),
    },
    {
      id: "nextPane",
      label: t("keys.nextPane"),
      keys: ["F6"],
      scope: "everywhere",
      inFields: true,
      run: () => focusPane(1),
    },
    {
      id: "lastPane",
      label: t("keys.lastPane"),
      keys: ["Shift+F6"],
      scope: "everywhere",
      inFields: true,
      run: () => focusPane(-1),
    },
    {
      id: "historyBack",
      label: t("keys.historyBack"),
      keys: [onMac ? "Mod+[" : "Alt+ArrowLeft"],
      scope: "go",
      inFields: true,
      run: () => window.history.back(),
    },
    {
      id: "historyForward",
      label: t("keys.historyForward"),
      keys: [onMac ? "Mod+]" : "Alt+ArrowRight"],
      scope: "go",
      inFields: true,
      run: () => window.history.forward(),
    },
    {
      id: "settings",
      label: t("nav.settings"),
      keys: ["Mod+,"],
      scope: "go",
      inFields: true,
      run: go("/settings"),
    },
    { id: "goToday", label: t("nav.today"), keys: ["g h"], scope: "go", run: go("/today") },
    {
      id: "goSearch",
      label: t("nav.search"),
      keys: [searchKey, "/"],
      scope: "go",
      run: go("/search"),
    },
    { id: "goTasks", label: t("nav.tasks"), keys: ["g t"], scope: "go", run: go("/tasks") },
    { id: "goInbox", label: t("nav.inbox"), keys: ["g i"], scope: "go", run: go("/inbox") },
    { id: "goLeads", label: t("nav.leads"), keys: ["g l"], scope: "go", run: go("/leads") },
    {
      id: "goBoard",
      label: t("nav.board"),
      keys: ["g p"],
      scope: "go",
      run: () => void navigate({ to: "/leads", search: { layout: "board" } }),
    },
    {
      id: "goContacts",
      label: t("nav.contacts"),
      keys: ["g c"],
      scope: "go",
      run: go("/contacts"),
    },
    {
      id: "goCustomers",
      label: t("nav.customers"),
      keys: ["g u"],
      scope: "go",
      run: go("/customers"),
    },
    { id: "goOrders", label: t("nav.orders"), keys: ["g o"], scope: "go", run: go("/orders") },
    { id: "goProducts", label: t("nav.products"), keys: [], scope: "go", run: go("/products") },
    {
      id: "goInteractions",
      label: t("nav.interactions"),
      keys: [],
      scope: "go",
      run: go("/interactions"),
    },
    { id: "goImport", label: t("nav.import"), keys: ["g m"], scope: "go", run: go("/import") },
    {
      id: "goDuplicates",
      label: t("nav.duplicates"),
      keys: ["g d"],
      scope: "go",
      run: go("/duplicates"),
    },
    {
      id: "goSegments",
      label: t("nav.segments"),
      keys: ["g s"],
      scope: "go",
      run: go("/segments"),
    },
    { id: "goArchive", label: t("nav.archive"), keys: [], scope: "go", run: go("/archive") },
    { id: "goTrash", label: t("nav.trash"), keys: [], scope: "go", run: go("/trash") },
  ]);
}
