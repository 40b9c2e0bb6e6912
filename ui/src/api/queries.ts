import { queryOptions } from "@tanstack/react-query";
import type { HitKind, Root, Scope, ScoreModel } from "#ui/bindings/engine.ts";
import { platform } from "#ui/platform/platform.ts";
import type { CommandName, Request } from "#ui/platform/types.ts";

/** The command's name heads the key, so that its tags tell when the answer is stale. */
function ask<K extends CommandName>(name: K, request: Request<K>) {
  return queryOptions({
    queryKey: [name, request] as const,
    queryFn: () => platform.call(name, request),
  });
}

export const statusQuery = () => ask("app_status", {});
export const securityQuery = () => ask("security_status", {});
export const backupsQuery = () => ask("backup_list", {});
export const settingsQuery = () => ask("settings_get", {});
export const countsQuery = () => ask("counts", {});
export const membersQuery = () => ask("member_list", {});
export const undoListQuery = () => ask("undo_list", {});
export const catalogueQuery = (root: Root) => ask("catalogue", { root });
export const ruleQuery = (root: Root, text: string) => ask("rule_check", { root, text });
export const ruleReadQuery = (root: Root, json: unknown) =>
  ask("rule_read", { root, text: null, json });
export const ruleTextQuery = (root: Root, text: string) =>
  ask("rule_read", { root, text, json: null });
export const fieldValuesQuery = (root: Root, field: string, beginning: string) =>
  ask("field_values", { root, field, beginning });
export const segmentsQuery = () => ask("segment_list", {});
export const segmentQuery = (id: string) => ask("segment_get", { id });
export const audienceQuery = (asked: Request<"audience">) => ask("audience", asked);
export const whyQuery = (asked: Request<"audience_why">) => ask("audience_why", asked);
export const scoreQuery = (leadId: string) => ask("score_get", { id: leadId });
export const scoreHistoryQuery = (leadId: string) => ask("score_history", { id: leadId });
export const scoreModelsQuery = () => ask("score_model_get", {});
export const scoreTryQuery = (leadId: string, model: ScoreModel) =>
  ask("score_try", { leadId, model });
export const scorePreviewQuery = (model: ScoreModel) => ask("score_preview", { model });
export const learnedQuery = () => ask("learned_get", {});
export const stagesQuery = () => ask("stage_list", {});
export const viewsQuery = (root: Root) => ask("view_list", { root });
export const leadQuery = (id: string) => ask("lead_get", { id });
export const contactQuery = (id: string) => ask("contact_get", { id });
export const historyQuery = (root: Root, id: string) => ask("history", { root, id, limit: 200 });
export const documentTextQuery = (id: string) => ask("document_text", { id });
export const intakeQueueQuery = () => ask("intake_queue", {});
export const intakeQuery = (id: string) => ask("intake_get", { id });
export const tasksQuery = () => ask("task_list", { limit: 1000 });
export const questionnairesQuery = () => ask("questionnaire_list", {});
export const answersQuery = (leadId: string) => ask("answer_list", { id: leadId });
export const searchQuery = (words: string, kinds: HitKind[]) =>
  ask("search_text", { words, kinds, limit: 50 });
export const tagsQuery = () => ask("tag_list", {});
export const customFieldsQuery = () => ask("custom_field_list", { root: null });
export const leadsPageQuery = (scope: Scope, rule: string, cursor: string | null) =>
  ask("list_page", { root: "lead", scope, rule, sort: [], limit: 200, cursor });
export const contactsLikeQuery = (words: string) =>
  ask("list_page", {
    root: "contact",
    scope: "live",
    rule: `name contains "${words.replaceAll(/["\\]/g, "\\$&")}"`,
    sort: [{ field: "name", descending: false }],
    limit: 8,
    cursor: null,
  });
export const newestLeadsQuery = (limit: number) =>
  ask("list_page", {
    root: "lead",
    scope: "live",
    rule: "",
    sort: [{ field: "received", descending: true }],
    limit,
    cursor: null,
  });
export const findQuery = (text: string) => ask("find", { text, limit: 8 });
export const todayQuery = () => ask("today", {});
export const healthQuery = () => ask("health", {});
export const jobsQuery = () => ask("job_list", {});
export const bulkReportQuery = (id: string) => ask("bulk_report", { id });
export const watchedQuery = () => ask("watch_list", {});

/** A report names records by their ids alone: they are leads, or else contacts. */
export const exampleQuery = (id: string) =>
  queryOptions({
    queryKey: ["lead_get", { example: id }] as const,
    queryFn: async () => {
      try {
        const { contact } = await platform.call("lead_get", { id });
        return { root: "lead" as const, name: contact.name };
      } catch {
        const { name } = await platform.call("contact_get", { id });
        return { root: "contact" as const, name };
      }
    },
  });

/** Not a query of the cache's tags: the bytes of a document never change under its id. */
export const documentBytesQuery = (id: string) =>
  queryOptions({
    queryKey: ["document_bytes", { id }] as const,
    queryFn: () => platform.bytes("document_bytes", { id }),
    gcTime: 60_000,
  });

const contactsFound = 20;
export const contactsQuery = (rule: string) =>
  ask("list_page", {
    root: "contact",
    scope: "live",
    rule,
    sort: [{ field: "name", descending: false }],
    limit: contactsFound,
    cursor: null,
  });

/** As many orders or interactions of one contact as the engine gives at once. */
const ofContactMax = 1000;
const ofContact = (contactId: string) => ({ contactId, limit: ofContactMax });
/** As many pairs as the engine gives at once; what is done with leaves room for others. */
export const duplicatesQuery = () => ask("duplicate_list", { limit: 200, cursor: null });
export const comparisonQuery = (pair: { a: string; b: string }) => ask("duplicate_compare", pair);
export const mergedQuery = (id: string) => ask("contact_merged", { id });
export const importsQuery = () => ask("import_list", {});
export const importQuery = (id: string) => ask("import_get", { id });
export const customerQuery = (id: string) => ask("customer_get", { id });
export const productsQuery = () => ask("product_list", {});
export const orderQuery = (id: string) => ask("order_get", { id });
export const ordersQuery = (contactId: string) => ask("order_list", ofContact(contactId));
export const interactionsQuery = (contactId: string) =>
  ask("interaction_list", ofContact(contactId));
