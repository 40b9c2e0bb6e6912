// What mammoth reads in a folder's docx files and word-extractor in its doc files: one JSON
// object a line on standard output.
//
//     oracle.mjs FOLDER CACHE
//
// Each line is {"file", "ok", "text", "error"}. Both packages, of the versions below, are
// installed into a folder of their own under CACHE at the first run.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve, sep } from "node:path";

const PACKAGES = ["mammoth@1.13.0", "word-extractor@1.0.4"];

const [folder, cache] = process.argv.slice(2).map((path) => resolve(path));
const required = installed();
const mammoth = required("mammoth");
const WordExtractor = required("word-extractor");

/** Installs the packages where they are missing; returns what loads them. */
function installed() {
  const home = join(cache, "word");
  const done = join(home, PACKAGES.join("+") + ".done");
  if (!existsSync(done)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "package.json"), "{}");
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--silent"];
    // Its chatter must not stand between the answers.
    execFileSync(npm, ["install", ...flags, ...PACKAGES], { cwd: home, stdio: "ignore" });
    writeFileSync(done, "");
  }
  return createRequire(join(home, "package.json"));
}

async function docx(path) {
  return (await mammoth.extractRawText({ buffer: readFileSync(path) })).value;
}

/** Everything but comments, which are not part of what a document says. */
async function doc(path) {
  const document = await new WordExtractor().extract(readFileSync(path));
  const parts = [
    document.getHeaders({ includeFooters: false }),
    document.getBody(),
    document.getFootnotes(),
    document.getEndnotes(),
    document.getTextboxes(),
    document.getFooters(),
  ];
  return parts.join("\n");
}

const readers = { docx, doc };
const files = readdirSync(folder, { recursive: true }).map(String).sort();
for (const name of files) {
  const reader = readers[name.split(".").pop()];
  if (!reader) continue;
  const path = join(folder, name);
  const line = { file: relative(folder, path).split(sep).join("/"), ok: true, text: "", error: "" };
  try {
    line.text = await reader(path);
  } catch (error) {
    Object.assign(line, { ok: false, error: String(error) });
  }
  console.log(JSON.stringify(line));
}
