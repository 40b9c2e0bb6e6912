import {
  getDocument,
  GlobalWorkerOptions,
  TextLayer,
  type PDFDocumentProxy,
  type RenderTask,
} from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";

GlobalWorkerOptions.workerSrc = workerUrl;

// Sharper than the screen would only cost memory: an A4 page at twice the density is 30 MB.
const densityMax = 2;

/** Fonts, character maps and decoders lie beside the program; nothing comes from outside. */
const assets = new URL("pdf/", document.baseURI).href;

export function openPdf(data: ArrayBuffer) {
  return getDocument({
    data,
    cMapUrl: `${assets}cmaps/`,
    standardFontDataUrl: `${assets}standard_fonts/`,
    wasmUrl: `${assets}wasm/`,
    enableXfa: false,
  });
}

type Drawn = { ratio: number; scale: number };

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
    return { ratio: natural.height / natural.width, scale };
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
