// One desk for one test: a data folder, the headless host over it, and a page that is let in.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Page, test as base } from "playwright/test";
import type { CommandError, Commands } from "../../ui/src/bindings/engine.ts";

export { expect, type Page } from "playwright/test";
export const passphrase = "correct horse battery staple";

const program = join(process.env["ANTEROOM_PROGRAMS"] ?? "../../target/debug", "anteroom-headless");

type Name = keyof Commands;

export class Desk {
  readonly #folder = mkdtempSync(join(tmpdir(), "anteroom-e2e-"));
  readonly #page: Page;
  #server: ChildProcess | null = null;

  constructor(page: Page) {
    this.#page = page;
    for (const name of ["home", "run"]) mkdirSync(join(this.#folder, name));
    writeFileSync(join(this.#folder, "passphrase"), `${passphrase}\n`);
  }

  /** Makes the workspace, with sample leads or without. */
  init({ sample, profile = "law" }: { sample: boolean; profile?: "law" | "sales" }): void {
    const words = ["init", "--profile", profile, "--name", "Miller & Partners"];
    words.push("--member", "Ada Miller", "--timezone", "America/New_York", "--currency", "USD");
    if (sample) words.push("--sample");
    const secret = ["--passphrase-file", join(this.#folder, "passphrase")];
    execFileSync(program, this.#words([...secret, ...words]), { env: this.#environment() });
  }

  /** Starts the host and opens its address, as a person does who reads it from the terminal. */
  async open({ locked = false, path = "/" } = {}): Promise<void> {
    const unlock = locked ? [] : ["--passphrase-file", join(this.#folder, "passphrase")];
    const server = spawn(program, this.#words([...unlock, "serve"]), {
      env: this.#environment(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#server = server;
    const address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: server.stdout }).once("line", resolve);
      server.once("exit", (code) => reject(new Error(`the host ended with ${code}`)));
    });
    await this.#page.goto(address);
    // The address loses its token first; another page would take the token's place.
    await this.#page.getByRole("heading", { level: 1 }).waitFor();
    if (path !== "/") await this.#page.goto(`${new URL(address).origin}/#${path}`);
  }

  /** Goes to another page of the program, as a link of it would. */
  async show(path: string): Promise<void> {
    await this.#page.goto(`${new URL(this.#page.url()).origin}/#${path}`);
  }

  /** Calls a command with the page's own session. */
  async call<K extends Name>(name: K, request: Commands[K][0]): Promise<Commands[K][1]> {
    const answer = await this.#page.evaluate(
      async ([path, body]) => {
        const headers = { "content-type": "application/json" };
        const response = await fetch(path, { method: "POST", headers, body });
        return { ok: response.ok, body: (await response.json()) as unknown };
      },
      [`/api/call/${name}`, JSON.stringify(request)] as const,
    );
    if (!answer.ok) throw new Error(`${name}: ${(answer.body as CommandError).message}`);
    return answer.body as Commands[K][1];
  }

  /** A file on this machine, for the file chooser. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.#folder, "home", name);
    writeFileSync(path, content);
    return path;
  }

  /** Ends the host as a power cut would; it can be opened again. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGKILL");
    await ended;
  }

  close(): void {
    this.#server?.kill("SIGKILL");
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  #words(words: string[]): string[] {
    return ["--data", join(this.#folder, "data"), ...words];
  }

  /** Nothing of the person who runs the test, and above all not their keychain. */
  #environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env["PATH"],
      LANG: "en_US.UTF-8",
      HOME: join(this.#folder, "home"),
      XDG_RUNTIME_DIR: join(this.#folder, "run"),
      DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere",
    };
  }
}

export const test = base.extend<{ desk: Desk; quiet: void }>({
  desk: async ({ page }, use) => {
    const desk = new Desk(page);
    await use(desk);
    desk.close();
  },
  // A page that complains to its console has a fault, whatever it looks like.
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await use();
      // What the engine refuses is logged by the browser as a failed request; that is no fault.
      const faults = complaints.filter((text) => !text.startsWith("Failed to load resource"));
      if (faults.length > 0) throw new Error(`the page complained: ${faults.join("\n")}`);
    },
    { auto: true },
  ],
});
