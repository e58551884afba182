import type { Failure } from './failure.ts'

/** The answer to a call: a value, or a failure as data (an Error loses its class and code on the way). */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure }
