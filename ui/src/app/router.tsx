import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
} from "@tanstack/react-router";
import { ContactPage } from "#ui/features/contacts/ContactPage.tsx";
import { ContactsPage } from "#ui/features/contacts/ContactsPage.tsx";
import { InboxPage } from "#ui/features/inbox/InboxPage.tsx";
import { LeadPage } from "#ui/features/leads/LeadPage.tsx";
import { LeadsPage } from "#ui/features/leads/LeadsPage.tsx";
import { QuestionnairePage } from "#ui/features/questionnaires/QuestionnairePage.tsx";
import { SearchPage } from "#ui/features/search/SearchPage.tsx";
import { SettingsPage } from "#ui/features/settings/SettingsPage.tsx";
import { TasksPage } from "#ui/features/tasks/TasksPage.tsx";
import { TrashPage } from "#ui/features/trash/TrashPage.tsx";
import {
  viewSearch,
  leadSearch,
  listSearch,
  inboxSearch,
  textSearch,
  trashSearch,
  settingsSearch,
} from "./search.ts";
import { RouteError } from "./RouteError.tsx";
import { Shell } from "./Shell.tsx";

const root = createRootRoute({ component: Shell, errorComponent: RouteError });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/leads", replace: true });
  },
});
const leads = createRoute({
  getParentRoute: () => root,
  path: "/leads",
  validateSearch: listSearch,
  component: LeadsPage,
});
const lead = createRoute({
  getParentRoute: () => root,
  path: "/leads/$id",
  validateSearch: leadSearch,
  component: LeadPage,
});
const contacts = createRoute({
  getParentRoute: () => root,
  path: "/contacts",
  validateSearch: listSearch,
  component: ContactsPage,
});
const contact = createRoute({
  getParentRoute: () => root,
  path: "/contacts/$id",
  validateSearch: viewSearch,
  component: ContactPage,
});
const inbox = createRoute({
  getParentRoute: () => root,
  path: "/inbox",
  validateSearch: inboxSearch,
  component: InboxPage,
});
const search = createRoute({
  getParentRoute: () => root,
  path: "/search",
  validateSearch: textSearch,
  component: SearchPage,
});
const tasks = createRoute({
  getParentRoute: () => root,
  path: "/tasks",
  component: TasksPage,
});
const trash = createRoute({
  getParentRoute: () => root,
  path: "/trash",
  validateSearch: trashSearch,
  component: TrashPage,
});
const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  validateSearch: settingsSearch,
  component: SettingsPage,
});

const questionnaire = createRoute({
  getParentRoute: () => root,
  path: "/questionnaires/$id",
  component: QuestionnairePage,
});

/** Made anew after each unlocking: a router remembers the page that it last showed. */
export function makeRouter() {
  return createRouter({
    routeTree: root.addChildren([
      home,
      leads,
      lead,
      contacts,
      contact,
      inbox,
      search,
      tasks,
      trash,
      settings,
      questionnaire,
    ]),
    // The window has no server behind its paths; the hash works in both carriers.
    history: createHashHistory(),
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: () => null,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
