import type { ReactNode } from "react";
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  type RouterHistory,
} from "@tanstack/react-router";
import { ArchivePage } from "#ui/features/aside/ArchivePage.tsx";
import { ContactPage, CustomerPage } from "#ui/features/contacts/ContactPage.tsx";
import { ContactsPage } from "#ui/features/contacts/ContactsPage.tsx";
import { CustomersPage } from "#ui/features/contacts/CustomersPage.tsx";
import { DuplicatesPage } from "#ui/features/duplicates/DuplicatesPage.tsx";
import { ImportPage } from "#ui/features/imports/ImportPage.tsx";
import { ImportsPage } from "#ui/features/imports/ImportsPage.tsx";
import { InboxPage } from "#ui/features/inbox/InboxPage.tsx";
import { InteractionsPage } from "#ui/features/interactions/InteractionsPage.tsx";
import { LeadPage } from "#ui/features/leads/LeadPage.tsx";
import { LeadsPage } from "#ui/features/leads/LeadsPage.tsx";
import { OrderPage } from "#ui/features/orders/OrderPage.tsx";
import { OrdersPage } from "#ui/features/orders/OrdersPage.tsx";
import { ProductsPage } from "#ui/features/products/ProductsPage.tsx";
import { QuestionnairePage } from "#ui/features/questionnaires/QuestionnairePage.tsx";
import { SearchPage } from "#ui/features/search/SearchPage.tsx";
import { SegmentPage } from "#ui/features/segments/SegmentPage.tsx";
import { SegmentsPage } from "#ui/features/segments/SegmentsPage.tsx";
import { SettingsPage } from "#ui/features/settings/SettingsPage.tsx";
import { TasksPage } from "#ui/features/tasks/TasksPage.tsx";
import { TodayPage } from "#ui/features/today/TodayPage.tsx";
import { TrashPage } from "#ui/features/aside/TrashPage.tsx";
import {
  viewSearch,
  leadSearch,
  listSearch,
  inboxSearch,
  segmentSearch,
  textSearch,
  trashSearch,
  settingsSearch,
} from "./search.ts";
import { useLocale } from "#ui/i18n/language.ts";
import { NoSuchPage } from "./NoSuchPage.tsx";
import { RouteError } from "./RouteError.tsx";
import { Shell } from "./Shell.tsx";

/** The router draws a page again only for its own reasons; a new language is one more. */
function translated(Page: () => ReactNode): () => ReactNode {
  return function Translated() {
    useLocale();
    return <Page />;
  };
}

const root = createRootRoute({ component: translated(Shell), errorComponent: RouteError });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/today", replace: true });
  },
});
const today = createRoute({
  getParentRoute: () => root,
  path: "/today",
  component: translated(TodayPage),
});
const leads = createRoute({
  getParentRoute: () => root,
  path: "/leads",
  validateSearch: listSearch,
  component: translated(LeadsPage),
});
const lead = createRoute({
  getParentRoute: () => root,
  path: "/leads/$id",
  validateSearch: leadSearch,
  component: translated(LeadPage),
});
const contacts = createRoute({
  getParentRoute: () => root,
  path: "/contacts",
  validateSearch: listSearch,
  component: translated(ContactsPage),
});
const contact = createRoute({
  getParentRoute: () => root,
  path: "/contacts/$id",
  validateSearch: viewSearch,
  component: translated(ContactPage),
});
const customers = createRoute({
  getParentRoute: () => root,
  path: "/customers",
  validateSearch: listSearch,
  component: translated(CustomersPage),
});
const customer = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id",
  validateSearch: viewSearch,
  component: translated(CustomerPage),
});
const orders = createRoute({
  getParentRoute: () => root,
  path: "/orders",
  validateSearch: listSearch,
  component: translated(OrdersPage),
});
const order = createRoute({
  getParentRoute: () => root,
  path: "/orders/$id",
  validateSearch: viewSearch,
  component: translated(OrderPage),
});
const products = createRoute({
  getParentRoute: () => root,
  path: "/products",
  validateSearch: listSearch,
  component: translated(ProductsPage),
});
const interactions = createRoute({
  getParentRoute: () => root,
  path: "/interactions",
  validateSearch: listSearch,
  component: translated(InteractionsPage),
});
const duplicates = createRoute({
  getParentRoute: () => root,
  path: "/duplicates",
  component: translated(DuplicatesPage),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: "/import",
  component: translated(ImportsPage),
});
const importOne = createRoute({
  getParentRoute: () => root,
  path: "/import/$id",
  component: translated(ImportPage),
});
const segments = createRoute({
  getParentRoute: () => root,
  path: "/segments",
  component: translated(SegmentsPage),
});
const segment = createRoute({
  getParentRoute: () => root,
  path: "/segments/$id",
  validateSearch: segmentSearch,
  component: translated(SegmentPage),
});
const inbox = createRoute({
  getParentRoute: () => root,
  path: "/inbox",
  validateSearch: inboxSearch,
  component: translated(InboxPage),
});
const search = createRoute({
  getParentRoute: () => root,
  path: "/search",
  validateSearch: textSearch,
  component: translated(SearchPage),
});
const tasks = createRoute({
  getParentRoute: () => root,
  path: "/tasks",
  component: translated(TasksPage),
});
const archive = createRoute({
  getParentRoute: () => root,
  path: "/archive",
  component: translated(ArchivePage),
});
const trash = createRoute({
  getParentRoute: () => root,
  path: "/trash",
  validateSearch: trashSearch,
  component: translated(TrashPage),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  validateSearch: settingsSearch,
  component: translated(SettingsPage),
});

const questionnaire = createRoute({
  getParentRoute: () => root,
  path: "/questionnaires/$id",
  component: translated(QuestionnairePage),
});

/** Made anew after each unlocking: a router remembers the page that it last showed. */
export function makeRouter(history: RouterHistory = createHashHistory()) {
  return createRouter({
    routeTree: root.addChildren([
      home,
      today,
      leads,
      lead,
      contacts,
      contact,
      customers,
      customer,
      orders,
      order,
      products,
      interactions,
      duplicates,
      imports,
      importOne,
      segments,
      segment,
      inbox,
      search,
      tasks,
      archive,
      trash,
      settings,
      questionnaire,
    ]),
    // The window has no server behind its paths; the hash works in both carriers.
    history,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: translated(NoSuchPage),
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
