import { createHash } from 'node:crypto'
import { StoreError } from './errors.ts'
import type { ReadableDb } from './handles.ts'
import { sql } from './sql.ts'

interface StoredBytes {
  sha256: Uint8Array
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * The exact bytes of a message; null while only its header is here.
 * @throws StoreError `corrupt` when they are not the bytes that came in.
 */
export function readMessage(
  db: ReadableDb,
  { id }: { id: number },
): { bytes: Uint8Array<ArrayBuffer> } | null {
  const stored = readBytes(db, id)
  if (!stored) return null
  if (!isIntact(stored)) throw new StoreError('corrupt', `message ${id} is not what was stored`)
  return { bytes: ownBytes(stored.bytes) }
}

/** Header and first lines of a message that is here in part; null otherwise. @throws StoreError */
export function readPart(db: ReadableDb, { id }: { id: number }): { bytes: Uint8Array<ArrayBuffer> } | null {
  const part = db.get<Pick<StoredBytes, 'bytes'>>(
    sql`SELECT bytes FROM message_part WHERE message_id = ${id}`,
  )
  return part ? { bytes: ownBytes(part.bytes) } : null
}

/** Whether a message is here and its bytes, read back from the database, have the SHA-256 that came in. */
export function isSafelyHere(db: ReadableDb, id: number): boolean {
  try {
    const stored = readBytes(db, id)
    return stored !== undefined && isIntact(stored)
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'corrupt') return false
    throw error
  }
}

const readBytes = (db: ReadableDb, id: number): StoredBytes | undefined =>
  db.get<StoredBytes>(sql`SELECT sha256, bytes FROM message_bytes WHERE message_id = ${id}`)

const isIntact = ({ sha256, bytes }: StoredBytes): boolean =>
  createHash('sha256').update(bytes).digest().equals(sha256)

/** Bytes with a buffer of their own, which can be handed over to another thread whole. */
const ownBytes = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  bytes.byteLength === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes)
