import type { Outcome } from '../../src-main/contract/outcome.ts'
import { failureOf } from '../api/mail-failure.ts'

/** What came of a call, for a caller that shows a failure where it happened. Never rejects. */
export async function attempt<T>(action: Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await action }
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}
