/**
 * - `unseen-differs`: the number of marked messages that were never downloaded is not the one that was agreed to.
 * - `no-such-message`: the maildrop does not list it (any more).
 * - `closing`: marks cannot change while DELE and QUIT are on their way.
 */
export type ServerDeskErrorKind = 'unseen-differs' | 'no-such-message' | 'closing'

/** What the desk itself says no to. Nothing has been sent or changed. */
export class ServerDeskError extends Error {
  override readonly name = 'ServerDeskError'

  constructor(
    readonly kind: ServerDeskErrorKind,
    message: string,
  ) {
    super(message)
  }
}
