import type { Failure } from '../../src-main/contract/failure.ts'

/** A call that did not succeed. What people read comes from the words for `failure.code`. */
export class MailFailure extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.message)
    this.name = 'MailFailure'
    this.failure = failure
  }
}

/** Any thrown thing as a Failure; what is not a MailFailure is `unexpected`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof MailFailure) return error.failure
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'unexpected', message, retryable: false }
}
