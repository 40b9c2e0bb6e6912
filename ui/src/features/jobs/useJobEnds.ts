import { useEffect, useRef } from "react";
import { takeAwaiting, type TellEnd } from "#ui/actions/jobEnds.ts";
import { commandName, tellUndone, undoneText } from "#ui/actions/undo.ts";
import type { JobInfo } from "#ui/bindings/engine.ts";
import { platform } from "#ui/platform/platform.ts";
import { tellOutcome } from "#ui/records/bulk/startBulk.ts";
import { bulkKind } from "#ui/records/work.ts";

/** Tells what came of work on many records, when it ends while the window looks on. */
export function useJobEnds(jobs: readonly JobInfo[]): void {
  const seen = useRef(new Set<string>());
  useEffect(() => {
    for (const job of jobs.filter(({ kind }) => kind === bulkKind)) {
      if (job.state === "waiting" || job.state === "running") seen.current.add(job.id);
      else {
        const wasSeen = seen.current.delete(job.id);
        const tell = takeAwaiting(job.id) ?? (wasSeen ? tellOf(job) : undefined);
        if (tell) void tellEnd(job.id, tell);
      }
    }
  }, [jobs]);
}

async function tellEnd(id: string, tell: TellEnd): Promise<void> {
  try {
    tell(await platform.call("bulk_report", { id }));
  } catch {
    // The desk was locked meanwhile; the panel tells it later.
  }
}

/** What is said of work that was started elsewhere, or before the window was opened. */
function tellOf({ progress }: JobInfo): TellEnd {
  if (progress?.undoing !== true) return tellOutcome;
  return ({ keptLater }) => tellUndone(undoneText(commandName(progress.command), keptLater));
}
