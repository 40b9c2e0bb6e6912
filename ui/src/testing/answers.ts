import { vi } from "vitest";
import type { CommandError } from "#ui/bindings/engine.ts";
import type { CommandName, Request, Response as Reply } from "#ui/platform/types.ts";

type Answers = { [K in CommandName]?: (request: Request<K>) => Reply<K> | Refusal };

/** What the engine answers when it does not do what it is asked. */
export type Refusal = Pick<CommandError, "code"> & Partial<CommandError>;

const refusal = { params: {}, message: "", kept: null, next: [], field: null, retryable: false };

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === "object" && answer !== null && "code" in answer;
}

/** Stands in for the loopback host: answers the commands that a test names, and no others. */
export function answerCalls(answers: Answers) {
  const calls: [string, unknown][] = [];
  const fetching = vi.spyOn(window, "fetch").mockImplementation((input, init) => {
    const path =
      typeof input === "string" ? input : input instanceof URL ? input.pathname : input.url;
    const name = path.split("/").at(-1) as CommandName;
    const request: unknown = JSON.parse(String(init?.body));
    calls.push([name, request]);
    const answer = answers[name] as ((request: unknown) => unknown) | undefined;
    if (!answer) return Promise.resolve(new Response("{}", { status: 404 }));
    const given = answer(request);
    return Promise.resolve(
      isRefusal(given)
        ? Response.json({ ...refusal, ...given }, { status: 422 })
        : Response.json(given),
    );
  });
  return { calls, stop: () => fetching.mockRestore() };
}
