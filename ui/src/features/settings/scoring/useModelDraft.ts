import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { queryClient } from "#ui/api/client.ts";
import { run } from "#ui/api/mutations.ts";
import { scoreModelsQuery } from "#ui/api/queries.ts";
import type { ScoreModel, ScoreModels } from "#ui/bindings/engine.ts";
import { emptyModel } from "./model.ts";

const keepMs = 500;

/** The model that is being written; the engine keeps it as a draft, so that nothing is lost. */
export function useModelDraft(models: ScoreModels) {
  const stored = models.draft ?? models.published?.model ?? emptyModel;
  const [model, setModel] = useState(stored);
  const [isWritten, setIsWritten] = useState(models.draft !== null);
  const [error, setError] = useState<unknown>(null);

  async function keep(next: ScoreModel): Promise<boolean> {
    try {
      await run("score_draft_save", { model: next }, "here");
      setError(null);
      return true;
    } catch (refused) {
      setError(refused);
      return false;
    }
  }
  const keepSoon = useDebouncedCallback((next: ScoreModel) => void keep(next), keepMs);
  function write(next: ScoreModel): void {
    setModel(next);
    setIsWritten(true);
    keepSoon(next);
  }
  /** Takes what the engine has now: after a pack, a discard, a publishing. */
  function take(next: ScoreModels): void {
    keepSoon.cancel();
    setModel(next.draft ?? next.published?.model ?? emptyModel);
    setIsWritten(next.draft !== null);
    setError(null);
  }
  async function readAgain(): Promise<void> {
    const query = { ...scoreModelsQuery(), staleTime: 0 };
    take(await queryClient.fetchQuery(query));
  }
  return {
    model,
    /** Whether there is a draft that is not published. */
    isWritten,
    error,
    write,
    take,
    readAgain,
    keepNow: () => {
      keepSoon.cancel();
      return keep(model);
    },
  };
}

export type ModelDraft = ReturnType<typeof useModelDraft>;
