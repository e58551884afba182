import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { extname } from 'node:path'
import { z } from 'zod'
import { BACKUP_PIECE, MAX_BACKUP_END } from './limits.ts'
import { TransferError } from './transfer-error.ts'

// A backup is one file: the database as it is on the disk, encrypted, then what is needed beside it as JSON, the length of that
// (4 bytes, big-endian), and 16 bytes that say what it is. The database comes first, so that it can be opened in place to be
// looked through before the file is called whole.

export const BACKUP_EXTENSION = '.restante'
const MARK = Buffer.from('restante backup\n')
const FOOT_BYTES = 4 + MARK.length
const FORMAT = 1

const endSchema = z.object({
  format: z.number().int().positive(),
  /** The locks on the key; accounts/ knows what they are. */
  locks: z.unknown(),
  /** What else comes along, encrypted. */
  sealed: z.string(),
})

/** What a backup says of itself to everybody. */
export interface BackupEnd {
  locks: unknown
  sealed: string
}

/** Ends the file of a backup, behind its database of `octets`. @throws the system's error */
export async function writeEnd(
  file: FileHandle,
  octets: number,
  { locks, sealed }: BackupEnd,
): Promise<void> {
  const text = Buffer.from(JSON.stringify({ format: FORMAT, locks, sealed }))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  await writeAt(file, Buffer.concat([text, length, MARK]), octets)
}

/** @throws the system's error */
export async function writeAt(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
}

/**
 * The end of the backup at `path`, and the octets of the database before it.
 * @throws TransferError `not-read`, `no-backup`, `backup-damaged`, `backup-too-new`
 */
export async function readEnd(path: string): Promise<BackupEnd & { octets: number }> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new TransferError('not-read', 'the file cannot be opened', { cause })
  })
  try {
    const { size } = await file.stat()
    const foot = await readAt(file, size - FOOT_BYTES, FOOT_BYTES)
    if (!foot.subarray(4).equals(MARK)) throw noBackup(path)
    const length = foot.readUInt32BE()
    const octets = size - FOOT_BYTES - length
    if (length > MAX_BACKUP_END || octets < 0) throw damaged('its end is not that long')
    const { format, ...end } = parsed((await readAt(file, octets, length)).toString())
    if (format > FORMAT) throw new TransferError('backup-too-new', `format ${format}`)
    return { ...end, octets }
  } finally {
    await file.close()
  }
}

/** One that is called a backup and does not end like one was cut off: in a copy that did not come to its end, say. */
const noBackup = (path: string): TransferError =>
  extname(path).toLowerCase() === BACKUP_EXTENSION
    ? damaged('its end is missing')
    : new TransferError('no-backup', 'the file does not end like a backup')

function parsed(text: string): z.infer<typeof endSchema> {
  try {
    return endSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw damaged('its end is not readable', cause)
  }
}

export const damaged = (message: string, cause?: unknown): TransferError =>
  new TransferError('backup-damaged', message, { cause })

/** Fewer than `length` where the file ends before. @throws TransferError `not-read` */
async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  if (at < 0) return Buffer.alloc(0)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
    return buffer.subarray(0, bytesRead)
  } catch (cause) {
    throw new TransferError('not-read', 'the file cannot be read', { cause })
  }
}

/** The first `octets` of a file, in pieces. @throws TransferError `not-read`, `backup-damaged`, AbortError */
export async function* readPieces(
  file: FileHandle,
  octets: number,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < octets;) {
    signal.throwIfAborted()
    const piece = await readAt(file, at, Math.min(BACKUP_PIECE, octets - at))
    if (piece.length === 0) throw damaged('it ends too early')
    at += piece.length
    yield piece
  }
}

/** SHA-256 (hex) of the first `octets` of a file. @throws as `readPieces` does */
export async function hashOf(file: FileHandle, octets: number, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of readPieces(file, octets, signal)) hash.update(piece)
  return hash.digest('hex')
}
