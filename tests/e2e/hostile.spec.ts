// A document that wants to reach out, looked at: nothing may come of it.
import { createServer } from "node:net";
import { expect, test } from "./desk.ts";

/** A PDF with a script, a program to start, a form to send, a page to fetch and a link over all. */
function hostilePdf(address: string): string {
  const text = "BT /F1 14 Tf 72 720 Td (Mallory Hostile mallory@example.org) Tj ET";
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript
      /JS (app.launchURL\\('${address}/js'\\); this.submitForm\\('${address}/form'\\);) >>
      /AA << /WC << /S /Launch /F (${address}/launch) >> >> >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R
      /Resources << /Font << /F1 5 0 R >> >>
      /AA << /O << /S /URI /URI (${address}/opened) >> >>
      /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 612 792]
        /A << /S /URI /URI (${address}/link) >> >>] >>`,
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let pdf = "%PDF-1.7\n";
  const places = objects.map((object, at) => {
    const place = pdf.length;
    pdf += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  pdf += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\n`;
  return `${pdf}startxref\n${table}\n%%EOF\n`;
}

test("the preview of a hostile PDF fetches nothing and opens nothing", async ({ desk, page }) => {
  let knocks = 0;
  const listener = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const place = listener.address();
  if (place === null || typeof place === "string") throw new Error("BUG: a port was asked for");

  desk.init({ sample: false });
  await desk.open({ path: "/inbox" });
  const ours = new URL(page.url()).origin;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  let windows = 0;
  page.context().on("page", () => (windows += 1));

  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Control+o");
  const pdf = desk.file("open.pdf", hostilePdf(`http://127.0.0.1:${place.port}`));
  await (await chooser).setFiles([pdf]);
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue("mallory@example.org");

  // The page is painted: the words of its text layer lie over it, and so would the link.
  const words = page.getByText("mallory@example.org").last();
  await words.click();
  await expect(page.locator("canvas").first()).toBeVisible();

  const elsewhere = asked.filter((url) => new URL(url).origin !== ours && !url.startsWith("blob:"));
  expect(elsewhere).toEqual([]);
  expect(new URL(page.url()).origin).toBe(ours);
  expect({ knocks, windows }).toEqual({ knocks: 0, windows: 0 });
  listener.close();
});
