/** The named operations a worker serves; each takes one argument, which must be cloneable. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any argument type must be assignable here
export type Operations = Record<string, (argument: any) => unknown>

export interface WorkerRequest {
  id: number
  name: string
  argument: unknown
}

/** An error as data. `kind` is the machine-readable part that our own error classes carry. */
export interface ErrorData {
  name: string
  message: string
  kind?: string | undefined
}

/** `millis`: how long the operation itself took, without its wait for its turn. */
export type WorkerReply = { id: number; millis: number } & (
  { ok: true; value: unknown } | { ok: false; error: ErrorData }
)
