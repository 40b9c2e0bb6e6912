import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DomainEvent } from "#ui/bindings/engine.ts";
import { CommandFailure } from "./failure.ts";
import { httpPlatform } from "./http.ts";

const platform = httpPlatform();
let answer: () => Response;
let asked: { path: string; body: unknown }[];

beforeEach(() => {
  asked = [];
  vi.spyOn(window, "fetch").mockImplementation((input, init) => {
    asked.push({ path: String(input), body: JSON.parse(String(init?.body)) });
    return Promise.resolve(answer());
  });
});
afterEach(() => vi.restoreAllMocks());

async function failureOf(promise: Promise<unknown>) {
  const thrown: unknown = await promise.catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(CommandFailure);
  return (thrown as CommandFailure).failure;
}

describe("the browser's carrier", () => {
  test("a call is a post of its request, answered by its response", async () => {
    answer = () => Response.json({ inbox: 5, leads: 1284, contacts: 3906, trash: 0 });
    await expect(platform.call("counts", {})).resolves.toMatchObject({ leads: 1284 });
    expect(asked).toEqual([{ path: "/api/call/counts", body: {} }]);
  });

  test("an error arrives as the engine wrote it", async () => {
    const error = {
      code: "too_large",
      params: { limit: "25 MB" },
      message: "x",
      kept: null,
      next: [],
      field: null,
      retryable: false,
    };
    answer = () => Response.json(error, { status: 413 });
    await expect(failureOf(platform.call("counts", {}))).resolves.toEqual(error);
  });

  test("an answer that is no error of ours is still one", async () => {
    answer = () => new Response("<html>", { status: 502 });
    await expect(failureOf(platform.call("counts", {}))).resolves.toMatchObject({
      code: "internal",
      message: "HTTP 502",
    });
  });

  test("401 says that the address was used", async () => {
    answer = () => Response.json({}, { status: 401 });
    await expect(failureOf(platform.call("counts", {}))).resolves.toMatchObject({
      code: "session_used",
    });
  });

  test("silence says that the program is not there", async () => {
    answer = () => {
      throw new TypeError("Failed to fetch");
    };
    await expect(failureOf(platform.call("counts", {}))).resolves.toMatchObject({
      code: "unreachable",
      retryable: true,
    });
  });

  test("the token is used once and leaves the address at once", async () => {
    answer = () => Response.json({});
    window.location.hash = "#token=a%2Fb";
    await platform.connect();
    expect(window.location.hash).toBe("");
    expect(asked).toEqual([{ path: "/api/session", body: { token: "a/b" } }]);
    await platform.connect();
    expect(asked, "a reload lives on its cookie").toHaveLength(1);
  });

  test("pasted files go up in base64", async () => {
    answer = () => Response.json({ group: null, ids: ["1"] });
    await platform.addFiles([new File(["hello"], "cv.txt")]);
    expect(asked).toEqual([
      { path: "/api/call/intake_add_bytes", body: { fileName: "cv.txt", base64: "aGVsbG8=" } },
    ]);
  });
});

describe("events", () => {
  class Source extends EventTarget {
    static last: Source;
    close = vi.fn();
    constructor(readonly path: string) {
      super();
      Source.last = this;
    }
  }

  test("arrive parsed; after a break everything counts as changed", () => {
    vi.stubGlobal("EventSource", Source);
    const seen: DomainEvent[] = [];
    const stop = platform.subscribe((event) => seen.push(event));
    Source.last.dispatchEvent(new Event("open"));
    expect(seen).toEqual([]);
    const event = { tags: ["Leads"], ids: ["1"] };
    Source.last.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(event) }));
    expect(seen).toEqual([event]);
    Source.last.dispatchEvent(new Event("open"));
    expect(seen.at(-1)?.tags).toContain("Intake");
    stop();
    expect(Source.last.close).toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});
