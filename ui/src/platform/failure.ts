import type { CommandError, ErrorCode } from "#ui/bindings/engine.ts";

/** The engine's codes, and two that only a carrier can know. */
export type FailureCode = ErrorCode | "unreachable" | "session_used";
export type Failure = Omit<CommandError, "code"> & { code: FailureCode };

/** What every rejected call rejects with. */
export class CommandFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "CommandFailure";
    this.failure = failure;
  }
}

export function isCommandError(value: unknown): value is CommandError {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "string" &&
    "params" in value &&
    "next" in value
  );
}

/** Turns whatever was thrown into the one shape that the window shows. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof CommandFailure) return thrown.failure;
  if (isCommandError(thrown)) return thrown;
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return localFailure("internal", message);
}

export function localFailure(code: FailureCode, message: string): Failure {
  return { code, params: {}, message, kept: null, next: [], field: null, retryable: false };
}
