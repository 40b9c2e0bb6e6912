import {
  getDocument,
  GlobalWorkerOptions,
  TextLayer,
  type PDFDocumentProxy,
  type RenderTask,
} from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { fold, type Folded } from "./words.ts";

GlobalWorkerOptions.workerSrc = workerUrl;

// Sharper than the screen would only cost memory: an A4 page at twice the density is 30 MB.
const densityMax = 2;

/** Fonts, character maps and decoders lie beside the program; nothing comes from outside. */
const assets = new URL("pdf/", document.baseURI).href;

export function openPdf(data: ArrayBuffer, password: string | null) {
  return getDocument({
    data,
    ...(password !== null && { password }),
    cMapUrl: `${assets}cmaps/`,
    standardFontDataUrl: `${assets}standard_fonts/`,
    wasmUrl: `${assets}wasm/`,
    enableXfa: false,
  });
}

/** Whether a PDF did not open because it wants another password, or any. */
export function wantsPassword(error: unknown): boolean {
  return error instanceof Error && error.name === "PasswordException";
}

/** The width of the first page at its own size, in CSS pixels. */
export async function naturalWidth(pdf: PDFDocumentProxy): Promise<number> {
  const page = await pdf.getPage(1);
  // A PDF counts 72 points to the inch, a web page 96 pixels.
  return page.getViewport({ scale: 96 / 72 }).width;
}

/** The words of a page in the pieces in which its text layer has them. */
export async function wordsOf(pdf: PDFDocumentProxy, number: number): Promise<Folded> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  return fold(
    items.flatMap((item) => ("str" in item ? [{ text: item.str, endsLine: item.hasEOL }] : [])),
  );
}

type Drawn = { ratio: number; scale: number; pieces: HTMLElement[] };

/** Draws one page and lays its text over it. */
export function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  width: number,
  canvas: HTMLCanvasElement,
  layer: HTMLElement,
): { done: Promise<Drawn>; cancel: () => void } {
  let render: RenderTask | null = null;
  let text: TextLayer | null = null;
  let cancelled = false;

  async function draw(): Promise<Drawn> {
    const page = await pdf.getPage(number);
    if (cancelled) throw new Error("cancelled");
    const natural = page.getViewport({ scale: 1 });
    const scale = width / natural.width;
    const density = Math.min(window.devicePixelRatio, densityMax);
    const viewport = page.getViewport({ scale: scale * density });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    render = page.render({ canvas, viewport });
    layer.replaceChildren();
    text = new TextLayer({
      textContentSource: page.streamTextContent(),
      container: layer,
      viewport: page.getViewport({ scale }),
    });
    await Promise.all([render.promise, text.render()]);
    return { ratio: natural.height / natural.width, scale, pieces: text.textDivs };
  }

  return {
    done: draw(),
    cancel: () => {
      cancelled = true;
      render?.cancel();
      text?.cancel();
    },
  };
}
