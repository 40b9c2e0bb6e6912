import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { cleanup } from "vitest-browser-react";
import { queryClient } from "#ui/api/client.ts";
import type { ScoreModel } from "#ui/bindings/engine.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { groupsOf } from "#ui/records/score/scoreText.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { fullDesk } from "#ui/testing/desk.ts";
import { models, score } from "#ui/testing/scoring.ts";
import { expectAccessible, show, type Scheme } from "#ui/testing/show.tsx";
import { useLexicon } from "#ui/rules/lexicon.ts";
import { LearnedFields } from "./LearnedFields.tsx";
import { LearnedQuality } from "./LearnedQuality.tsx";
import {
  binNames,
  emptyModel,
  fadingOf,
  rulesIn,
  withFading,
  withGroup,
  withoutGroup,
  withoutRule,
  withRule,
} from "./model.ts";
import { ModelPanel } from "./ModelPanel.tsx";
import { learned } from "#ui/testing/scoring.ts";

beforeEach(() => setLocale("en-US", "UTC"));
afterEach(async () => {
  await cleanup();
  queryClient.clear();
  vi.restoreAllMocks();
});

const rule = { id: null, label: "VIP", rule: "tag is VIP", points: 10 };

test("groups and rules have words of their own, whatever was removed before", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("group", "rule", "drop", "cut")), (acts) => {
      const model = acts.reduce<ScoreModel>((now, act) => {
        const [first] = now.axes.flatMap(({ groups }) => groups);
        if (act === "group" || !first) return withGroup(now, "fit", "G");
        if (act === "rule") return withRule(now, first.id, rule);
        if (act === "drop") return withoutGroup(now, first.id);
        return withoutRule(now, first.id, first.rules[0]?.id ?? "");
      }, emptyModel);
      const groups = model.axes.flatMap((axis) => axis.groups);
      const ids = [...groups, ...rulesIn(model)].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test("an edited rule keeps its place and its word", () => {
  const [groupId = ""] =
    withGroup(emptyModel, "fit", "G").axes[0]?.groups.map(({ id }) => id) ?? [];
  const two = withRule(withRule(withGroup(emptyModel, "fit", "G"), groupId, rule), groupId, rule);
  const [first] = rulesIn(two);
  const edited = withRule(two, groupId, { ...rule, id: first?.id ?? "", points: 3 });
  expect(rulesIn(edited).map(({ points }) => points)).toEqual([3, 10]);
});

test("points fade one way or the other, over the same days", () => {
  const [group] = withGroup(emptyModel, "fit", "G").axes[0]?.groups ?? [];
  if (!group) throw new Error("no group");
  const half = withFading(group, "half_life", 14);
  expect(fadingOf(half)).toBe("half_life");
  expect(withFading(half, "within")).toMatchObject({ halfLifeDays: null, withinDays: 14 });
  expect(fadingOf(withFading(half, "none"))).toBe("none");
});

test("bins are five points wide, and the last is the full score", () => {
  expect(binNames(21)).toHaveLength(21);
  expect([binNames(21)[0], binNames(21)[19], binNames(21)[20]]).toEqual(["0–4", "95–99", "100"]);
});

test("the lines by axis sum to the total", () => {
  const sum = groupsOf(score).reduce((total, group) => total + group.sum, 0);
  expect(sum).toBe(score.total);
});

function Panel() {
  const lexicon = useLexicon("lead");
  return <main>{lexicon && <ModelPanel models={models} lexicon={lexicon} />}</main>;
}

test("points are kept as a draft once they are a number", async () => {
  const { calls } = answerCalls(fullDesk);
  await show(<Panel />);
  const points = page.getByLabelText("Points", { exact: true }).first();
  await points.fill("30");
  const kept = () => calls.filter(([name]) => name === "score_draft_save").map(([, body]) => body);
  await expect.poll(() => kept().length).toBe(1);
  expect(JSON.stringify(kept()[0])).toContain('"points":30');
  await points.fill("x");
  await expect.element(points).toHaveAttribute("aria-invalid", "true");
  await userEvent.keyboard("{Tab}");
  await expect.element(points).toHaveValue("30");
});

test("what the engine refuses is told and stays", async () => {
  answerCalls({
    ...fullDesk,
    score_draft_save: () => ({ code: "rule_invalid", params: { why: "no such field" } }),
  });
  await show(<Panel />);
  await page.getByLabelText("Points", { exact: true }).first().fill("31");
  await expect.element(page.getByRole("alert")).toHaveTextContent("What you wrote is still here.");
  await expect.element(page.getByLabelText("Points", { exact: true }).first()).toHaveValue("31");
});

test.each<Scheme>(["light", "dark"])("scoring passes axe in the %s theme", async (scheme) => {
  answerCalls(fullDesk);
  const { container } = await show(
    <>
      <Panel />
      {learned.model && <LearnedQuality model={learned.model} />}
      <LearnedFields fields={learned.fields} suspects={learned.model?.suspects ?? []} />
    </>,
    scheme,
  );
  await expect.element(page.getByRole("button", { name: "Try on a lead" })).toBeVisible();
  await page.getByText("Show as a table").click();
  await expectAccessible(container);
});
