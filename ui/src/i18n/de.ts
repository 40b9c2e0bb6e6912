import { board } from "./de/board.ts";
import { bulk } from "./de/bulk.ts";
import { contacts } from "./de/contacts.ts";
import { customers } from "./de/customers.ts";
import { orders } from "./de/orders.ts";
import { documents } from "./de/documents.ts";
import { duplicates } from "./de/duplicates.ts";
import { errors } from "./de/errors.ts";
import { fields } from "./de/fields.ts";
import { help } from "./de/help.ts";
import { history } from "./de/history.ts";
import { imports } from "./de/imports.ts";
import { inbox } from "./de/inbox.ts";
import { jobs } from "./de/jobs.ts";
import { leads } from "./de/leads.ts";
import { lists } from "./de/lists.ts";
import { palette } from "./de/palette.ts";
import { pipeline } from "./de/pipeline.ts";
import { questionnaires } from "./de/questionnaires.ts";
import { rules } from "./de/rules.ts";
import { scoring } from "./de/scoring.ts";
import { search } from "./de/search.ts";
import { segments } from "./de/segments.ts";
import { settings } from "./de/settings.ts";
import { shell } from "./de/shell.ts";
import { start } from "./de/start.ts";
import { tasks } from "./de/tasks.ts";
import { today } from "./de/today.ts";
import { views } from "./de/views.ts";
import type { Catalogue } from "./t.ts";

/** German as a law firm or a sales office writes it: Sie, plain verbs, no exclamation marks. */
export const de: Catalogue = {
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
};
