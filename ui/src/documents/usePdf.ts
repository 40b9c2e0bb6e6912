import { useQuery } from "@tanstack/react-query";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";
import { documentBytesQuery } from "#ui/api/queries.ts";
import { naturalWidth, openPdf, wordsOf } from "./pdf.ts";
import type { Folded } from "./words.ts";

// A thousand pages of words are some 30 MB; a longer file is searched so far.
const pagesMax = 1000;

type Opened = { pdf: PDFDocumentProxy; width: number };

/** A document's PDF, opened, and its words once something wants to find any. */
export function usePdf(documentId: string, password: string | null, wantsWords: boolean) {
  const { data, error: notRead } = useQuery(documentBytesQuery(documentId));
  const [opened, setOpened] = useState<Opened | null>(null);
  const [notOpened, setNotOpened] = useState<unknown>(null);
  const [words, setWords] = useState<readonly Folded[]>(noWords);

  useEffect(() => {
    if (!data) return;
    // pdf.js takes the buffer away; the cache keeps its own.
    const task = openPdf(data.slice(0), password);
    const open = async () => {
      const pdf = await task.promise;
      setOpened({ pdf, width: await naturalWidth(pdf) });
      setNotOpened(null);
    };
    open().catch((error: unknown) => {
      if (!task.destroyed) setNotOpened(error);
    });
    return () => {
      setOpened(null);
      setWords(noWords);
      void task.destroy();
    };
  }, [data, password]);

  const pdf = opened?.pdf;
  useEffect(() => {
    if (!pdf || !wantsWords) return;
    const stop = new AbortController();
    const read = async () => {
      const pages: Folded[] = [];
      for (
        let page = 1;
        page <= Math.min(pdf.numPages, pagesMax) && !stop.signal.aborted;
        page += 1
      ) {
        pages.push(await wordsOf(pdf, page));
      }
      if (!stop.signal.aborted) setWords(pages);
    };
    // A page whose words cannot be read is still drawn; nothing is marked then.
    read().catch(() => undefined);
    return () => stop.abort();
  }, [pdf, wantsWords]);

  return { opened, words, error: notRead ?? notOpened };
}

const noWords: readonly Folded[] = [];
