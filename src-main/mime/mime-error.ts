/**
 * - `too-slow`: outlived its deadline; the worker was ended. - `too-complex`: over a limit of limits.ts.
 * - `not-open`: no message is kept under that key (any more): open it again. - `no-such-part`.
 * - `stopped`: the worker ended by itself or cannot be started, or the client was closed. - `unreadable`: everything else.
 */
export const MIME_ERROR_KINDS = [
  'too-slow',
  'too-complex',
  'not-open',
  'no-such-part',
  'stopped',
  'unreadable',
] as const
export type MimeErrorKind = (typeof MIME_ERROR_KINDS)[number]

/** A message could not be taken apart. Its bytes are untouched and can still be read as source. */
export class MimeError extends Error {
  override name = 'MimeError'

  constructor(
    readonly kind: MimeErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
