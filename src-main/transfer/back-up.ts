import { createHash } from 'node:crypto'
import { rm, type FileHandle } from 'node:fs/promises'
import type { Store } from '../store/store-client.ts'
import { StoreError } from '../store/errors.ts'
import { hashOf, writeAt, writeEnd } from './backup-file.ts'
import { BACKUP_PIECE } from './limits.ts'
import { writeWholeBy } from './save-file.ts'

/** What a backup has to know of its database. */
export interface BackedUp {
  octets: number
  /** SHA-256, hex. */
  sha256: string
  messages: number
  /** The number of its last migration. */
  schema: number
}

export interface BackUpAsk {
  path: string
  /** Opens a copy of the store that lies elsewhere, with its key, in a thread of its own. */
  openCopy: (path: string) => Promise<CopiedStore>
  /** The locks on the key. */
  locks: unknown
  /** Encrypts what else comes along, with what is said here. */
  seal: (database: BackedUp) => string
  /** Where the file is to lie until it is whole. */
  onBegin: (beside: string) => void
  signal: AbortSignal
  onProgress: (done: number, total: number) => void
}

/** A store that is only looked at; `end` ends it at once. */
export type CopiedStore = Pick<Store, 'examine' | 'countPlaces' | 'close'> & { end: () => Promise<void> }

/**
 * Writes everything into one encrypted file, while the store goes on. It has its name only once it was looked through: its bytes
 * read back and compared, the database opened with its key, each page of it, and its messages counted. A failure or the signal
 * leaves nothing behind, and what was there of that name.
 *
 * @returns how many messages are in it
 * @throws the system's error (ENOSPC, EACCES …), StoreError, AbortError
 */
export async function backUp(
  store: Pick<Store, 'beginCopy' | 'readCopy' | 'endCopy'>,
  ask: BackUpAsk,
): Promise<{ messages: number }> {
  let messages = 0
  const write = async (file: FileHandle, beside: string): Promise<void> => {
    const copied = await copyStore(store, file, ask)
    await file.sync()
    await lookThrough(file, beside, copied, ask)
    await writeEnd(file, copied.octets, { locks: ask.locks, sealed: ask.seal(copied) })
    ask.signal.throwIfAborted()
    messages = copied.messages
  }
  await writeWholeBy(ask.path, write, ask.onBegin)
  return { messages }
}

async function copyStore(
  store: Pick<Store, 'beginCopy' | 'readCopy' | 'endCopy'>,
  file: FileHandle,
  { signal, onProgress }: BackUpAsk,
): Promise<BackedUp> {
  const hash = createHash('sha256')
  const begun = await store.beginCopy()
  try {
    for (let at = 0; at < begun.octets; at += BACKUP_PIECE) {
      signal.throwIfAborted()
      const piece = await store.readCopy({ at, octets: Math.min(BACKUP_PIECE, begun.octets - at) })
      hash.update(piece)
      await writeAt(file, piece, at)
      onProgress(at + piece.length, begun.octets)
    }
  } finally {
    await store.endCopy()
  }
  return { ...begun, sha256: hash.digest('hex') }
}

async function lookThrough(
  file: FileHandle,
  beside: string,
  { octets, sha256, messages }: BackedUp,
  { openCopy, signal }: BackUpAsk,
): Promise<void> {
  try {
    const copy = await openCopy(beside)
    const stop = (): void => void copy.end()
    signal.addEventListener('abort', stop)
    try {
      signal.throwIfAborted()
      const found = await copy.examine()
      if (found.fault !== null) throw new StoreError('corrupt', found.fault)
      if (found.messages !== messages) throw new StoreError('corrupt', 'the copy has other messages')
      await copy.close()
    } finally {
      signal.removeEventListener('abort', stop)
      await copy.end()
    }
  } finally {
    await rm(`${beside}-wal`, { force: true })
  }
  if ((await hashOf(file, octets, signal)) !== sha256)
    throw new StoreError('corrupt', 'what was written is not what was read')
}
