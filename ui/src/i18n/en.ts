import { board } from "./en/board.ts";
import { bulk } from "./en/bulk.ts";
import { contacts } from "./en/contacts.ts";
import { customers } from "./en/customers.ts";
import { orders } from "./en/orders.ts";
import { documents } from "./en/documents.ts";
import { duplicates } from "./en/duplicates.ts";
import { errors } from "./en/errors.ts";
import { fields } from "./en/fields.ts";
import { help } from "./en/help.ts";
import { history } from "./en/history.ts";
import { imports } from "./en/imports.ts";
import { inbox } from "./en/inbox.ts";
import { jobs } from "./en/jobs.ts";
import { leads } from "./en/leads.ts";
import { lists } from "./en/lists.ts";
import { palette } from "./en/palette.ts";
import { pipeline } from "./en/pipeline.ts";
import { questionnaires } from "./en/questionnaires.ts";
import { rules } from "./en/rules.ts";
import { scoring } from "./en/scoring.ts";
import { search } from "./en/search.ts";
import { segments } from "./en/segments.ts";
import { settings } from "./en/settings.ts";
import { shell } from "./en/shell.ts";
import { start } from "./en/start.ts";
import { tasks } from "./en/tasks.ts";
import { today } from "./en/today.ts";
import { views } from "./en/views.ts";

/**
 * The source of all text. Keys by feature, whole sentences, plurals as { one, other }.
 *
 * Other languages have the same keys and parameters; the compiler checks them.
 */
export const en = {
  ...shell,
  ...palette,
  ...jobs,
  ...help,
  ...lists,
  ...bulk,
  ...board,
  ...views,
  ...leads,
  ...contacts,
  ...duplicates,
  ...orders,
  ...customers,
  ...tasks,
  ...today,
  ...questionnaires,
  ...documents,
  ...rules,
  ...scoring,
  ...search,
  ...imports,
  ...inbox,
  ...history,
  ...segments,
  ...settings,
  ...pipeline,
  ...start,
  ...errors,
  ...fields,
} as const;
