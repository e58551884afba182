export const STORE_ERROR_KINDS = [
  'key-wrong',
  'corrupt',
  'too-new',
  'locked',
  'disk-full',
  'read-only',
  'disk-gone',
  'stopped',
  'unexpected',
] as const

/**
 * What is wrong with the store.
 * - `key-wrong`: the file is whole, but this key does not open it. - `corrupt`: damaged, or not our file.
 * - `too-new`: written by a later version. - `locked`: another process holds it.
 * - `disk-gone`: the disk does not answer, or the file cannot be reached. - `stopped`: the worker thread ended. - `unexpected`: none of these; the message says more.
 */
export type StoreErrorKind = (typeof STORE_ERROR_KINDS)[number]

/** The only error that the store throws on purpose. */
export class StoreError extends Error {
  override readonly name = 'StoreError'

  constructor(
    readonly kind: StoreErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** Primary result codes (https://sqlite.org/rescode.html); an extended code begins with its primary one. */
const KIND_BY_CODE: Record<string, StoreErrorKind> = {
  SQLITE_NOTADB: 'corrupt',
  SQLITE_CORRUPT: 'corrupt',
  SQLITE_BUSY: 'locked',
  SQLITE_LOCKED: 'locked',
  SQLITE_FULL: 'disk-full',
  SQLITE_READONLY: 'read-only',
  SQLITE_IOERR: 'disk-gone',
  SQLITE_CANTOPEN: 'disk-gone',
}

/** Makes a StoreError of what the driver or the file system threw; a StoreError stays as it is. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  const primary = code.split('_', 2).join('_')
  return new StoreError(KIND_BY_CODE[primary] ?? 'unexpected', message, { cause: error })
}
