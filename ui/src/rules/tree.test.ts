import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asked, treeOf, type RuleJson } from "./json.ts";
import { begun, did, redone, undone } from "./steps.ts";
import {
  added,
  copied,
  countOf,
  dissolved,
  grouped,
  linesOf,
  moved,
  newGroup,
  newId,
  removed,
  type Group,
  type RuleNode,
} from "./tree.ts";

const leaf = fc.oneof(
  fc.record({
    field: fc.constantFrom("total_spend", "visits"),
    operator: fc.constantFrom("more", "less", "is"),
    value: fc.integer({ min: 0, max: 99 }).map(String),
  }),
  fc.record({
    field: fc.constant("city"),
    operator: fc.constantFrom("in", "not_in"),
    value: fc.array(fc.constantFrom("Bern", "Oslo"), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    field: fc.constant("last_order"),
    operator: fc.constantFrom("in_last", "older_than"),
    value: fc.record({ amount: fc.nat({ max: 400 }), unit: fc.constantFrom("days", "months") }),
  }),
  fc.constantFrom<RuleJson>(
    { field: "email", operator: "empty" },
    { field: "created", operator: "during", value: "this month" },
    { field: "visits", operator: "between", value: ["1", "5"] },
  ),
) as fc.Arbitrary<RuleJson>;

/** Trees as the engine writes them: no group of fewer than two, relations among their leaves. */
const rule: fc.Arbitrary<RuleJson> = fc.letrec<{ rule: RuleJson }>((tie) => ({
  rule: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("rule"), { minLength: 2, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("rule"), { minLength: 2, maxLength: 3 }).map((any) => ({ any })),
    tie("rule").map((not) => ({ not })),
    tie("rule").map((inner) => ({ relation: "lead", quantifier: "every", rule: inner })),
    tie("rule").map((inner) => ({
      relation: "order",
      quantifier: "count",
      operator: ">=",
      number: 2,
      rule: inner,
    })),
  ),
})).rule;

const tree = rule.map(treeOf);
const idsOf = (root: Group) => linesOf(root).map(({ node }) => node.id);
const leavesOf = (root: Group) =>
  linesOf(root)
    .filter(({ node }) => node.kind !== "group")
    .map(({ node }) => node.id)
    .toSorted();

/** A tree and the id of one of its nodes. */
const within = tree.chain((root) =>
  fc.record({ root: fc.constant(root), id: fc.constantFrom(...idsOf(root)) }),
);

/** The part of a rule at a path. */
function partAt(json: unknown, path: readonly number[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return json;
  const node = json as { all?: unknown[]; any?: unknown[]; not?: unknown };
  return partAt("not" in node ? node.not : (node.all ?? node.any ?? [])[first], rest);
}

describe("the tree of a rule", () => {
  test("is what was read", () => {
    fc.assert(
      fc.property(rule, (json) => {
        expect(asked(treeOf(json)).json).toEqual(json);
      }),
    );
  });

  test("knows where each of its sentences went", () => {
    fc.assert(
      fc.property(tree, (root) => {
        const { json, paths } = asked(root);
        for (const { node, within: relations } of linesOf(root)) {
          const path = paths.get(node.id);
          expect(path === undefined).toBe(relations.length > 0);
          if (node.kind !== "compare" || path === undefined) continue;
          expect(partAt(json, path)).toMatchObject({ field: node.field, operator: node.op });
        }
      }),
    );
  });

  test("keeps every sentence when one is moved, and a step back undoes it", () => {
    fc.assert(
      fc.property(within, fc.constantFrom<-1 | 1>(-1, 1), ({ root, id }, by) => {
        const there = moved(root, id, by);
        expect(leavesOf(there)).toEqual(leavesOf(root));
        if (there !== root) expect(moved(there, id, by === 1 ? -1 : 1)).toEqual(root);
      }),
    );
  });

  test("loses what is removed and nothing else", () => {
    fc.assert(
      fc.property(within, ({ root, id }) => {
        const line = linesOf(root).find(({ node }) => node.id === id);
        const gone = new Set([id, ...(line ? idsOf(newGroup("all", [line.node])) : [])]);
        expect(idsOf(removed(root, id))).toEqual(idsOf(root).filter((each) => !gone.has(each)));
      }),
    );
  });

  test("a group is put around a part and dissolved again", () => {
    fc.assert(
      fc.property(within, ({ root, id }) => {
        const around = grouped(root, id, "any");
        const holder = linesOf(around).find(({ node }) => node.id === id)?.parent;
        expect(countOf(around).groups).toBe(countOf(root).groups + 1);
        expect(dissolved(around, holder?.id ?? "")).toEqual(root);
      }),
    );
  });

  test("a copy asks the same under ids of its own", () => {
    fc.assert(
      fc.property(tree, (root) => {
        const copy = copied(root) as Group;
        expect(asked(copy).json).toEqual(asked(root).json);
        const own = new Set(idsOf(root));
        expect(idsOf(copy).filter((id) => own.has(id))).toEqual([]);
      }),
    );
  });
});

const compare = (field: string, text: string): RuleNode => ({
  kind: "compare",
  id: newId(),
  not: false,
  field,
  op: "is",
  value: { kind: "one", text },
});

test("what is unfinished is not asked, and a group of one is that one", () => {
  const [city, empty] = [compare("city", "Bern"), compare("city", " ")];
  const root = newGroup("all", [newGroup("any", [city, empty]), newGroup("none", [])]);
  const { json, paths, unfinished } = asked(root);
  expect(json).toEqual({ field: "city", operator: "is", value: "Bern" });
  expect(paths.get(city.id)).toEqual([]);
  expect([...unfinished]).toEqual([empty.id]);
});

test.each([
  [{ all: [] }, { all: [] }],
  [{ any: [] }, { any: [] }],
  [{ not: { any: [] } }, { not: { any: [] } }],
])("everybody and nobody: %j", (json, back) => {
  expect(asked(treeOf(json)).json).toEqual(back);
});

test("a node goes behind the one it is added at, or into it", () => {
  const [a, b] = [compare("city", "a"), compare("city", "b")];
  const group = newGroup("any", [a]);
  const root = newGroup("all", [group, b]);
  const fresh = compare("city", "c");
  expect(idsOf(added(root, a.id, fresh))).toEqual([group.id, a.id, fresh.id, b.id]);
  expect(idsOf(added(root, group.id, fresh))).toEqual([group.id, a.id, fresh.id, b.id]);
  expect(idsOf(added(root, null, fresh)).at(-1)).toBe(fresh.id);
});

test("steps go back and forth, and typing in one place is one of them", () => {
  const typed = did(did(did(begun(""), "a", "name"), "ab", "name"), "ab!", "other");
  expect(undone(typed).now).toBe("ab");
  expect(undone(undone(typed)).now).toBe("");
  expect(undone(undone(undone(typed))).now).toBe("");
  expect(redone(undone(typed)).now).toBe("ab!");
  expect(did(undone(typed), "x").future).toEqual([]);
  fc.assert(
    fc.property(fc.array(fc.integer()), (values) => {
      const done = values.reduce<ReturnType<typeof begun<number>>>(
        (steps, value) => did(steps, value),
        begun(-1),
      );
      const back = values.reduce((steps) => undone(steps), done);
      expect(back.now).toBe(-1);
      expect(values.reduce((steps) => redone(steps), back).now).toBe(done.now);
    }),
  );
});
