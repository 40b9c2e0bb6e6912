import { vi } from "vitest";
import type { CommandName, Request, Response as Reply } from "#ui/platform/types.ts";

type Answers = { [K in CommandName]?: (request: Request<K>) => Reply<K> };

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
    return Promise.resolve(Response.json(answer(request)));
  });
  return { calls, stop: () => fetching.mockRestore() };
}
