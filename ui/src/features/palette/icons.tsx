import {
  IconAdjustments,
  IconArchive,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowRight,
  IconBolt,
  IconCalendarDue,
  IconChecklist,
  IconCommand,
  IconFileUpload,
  IconFilter,
  IconFlag,
  IconHelpCircle,
  IconHome,
  IconInbox,
  IconAddressBook,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconMoon,
  IconNote,
  IconPhone,
  IconPlus,
  IconProgress,
  IconSearch,
  IconSettings,
  IconSun,
  IconTrash,
  IconTag,
  IconUsers,
  type TablerIcon,
} from "@tabler/icons-react";
import type { Action, Scope } from "#ui/actions/registry.ts";

const byId: Record<string, TablerIcon> = {
  archive: IconArchive,
  backUp: IconArchive,
  call: IconPhone,
  due: IconCalendarDue,
  files: IconFileUpload,
  filter: IconFilter,
  goArchive: IconArchive,
  goContacts: IconAddressBook,
  goInbox: IconInbox,
  goLeads: IconUsers,
  goSearch: IconSearch,
  goTasks: IconChecklist,
  goToday: IconHome,
  goTrash: IconTrash,
  help: IconHelpCircle,
  jobs: IconProgress,
  keys: IconKeyboard,
  language: IconLanguage,
  lock: IconLock,
  new: IconPlus,
  newLead: IconPlus,
  nextStep: IconCalendarDue,
  note: IconNote,
  redo: IconArrowForwardUp,
  settings: IconSettings,
  stage: IconFlag,
  stageOn: IconFlag,
  tag: IconTag,
  task: IconChecklist,
  themeDark: IconMoon,
  themeLight: IconSun,
  trash: IconTrash,
  undo: IconArrowBackUp,
};

const byScope: Record<Scope, TablerIcon> = {
  page: IconBolt,
  lead: IconBolt,
  list: IconBolt,
  cell: IconBolt,
  queue: IconBolt,
  go: IconArrowRight,
  everywhere: IconCommand,
};

const size = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

export function actionIcon({ id, scope }: Pick<Action, "id" | "scope">) {
  const isSetting = id.startsWith("settings.");
  const Icon = byId[id] ?? (isSetting ? IconAdjustments : byScope[scope]);
  return <Icon {...size} />;
}
