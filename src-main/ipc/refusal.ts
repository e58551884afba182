import type { FailureCode } from '../contract/failure.ts'

/** What the edge itself says no to: a request that does not fit, a dangerous attachment, a link of another kind. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message)
  }
}
