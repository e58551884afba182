import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from '../contract/message.ts'
import type { ExportFormat, TransferScope } from '../contract/transfer.ts'
import { cleanFileName } from '../mime/attachment-name.ts'
import type { Store } from '../store/store-client.ts'
import type { WholeMessage } from '../store/whole-messages.ts'
import { LIST_MESSAGES } from './limits.ts'
import { maildirName } from './maildir-name.ts'
import { mboxEntry } from './mbox-write.ts'
import { TransferError } from './transfer-error.ts'

/** After so many folders of one name, something else is wrong. */
const MAX_TWINS = 1000
/** Room for the date, the number and the extension within what file systems take. */
const MAX_SUBJECT_CHARS = 80

export interface ExportAsk {
  scope: TransferScope
  format: ExportFormat
  /** A folder that is there; the export makes one inside. */
  directory: string
  /** What the new folder is called. */
  name: string
  /** What an account's folder is called. */
  accountName: (accountId: string) => string
  signal: AbortSignal
  onProgress: (done: number, total: number) => void
}

/**
 * Writes messages out, byte for byte, into a new folder: one folder for each account, and in it an mbox file or a folder
 * for each place. It has its name only once everything is on the disk; a failure or the signal leaves nothing behind.
 *
 * @returns the folder, and how many messages are in it
 * @throws the system's error (ENOSPC, EACCES …), StoreError, TransferError, AbortError
 */
export async function exportMessages(
  store: Pick<Store, 'countWhole' | 'listWhole' | 'readMessage'>,
  ask: ExportAsk,
): Promise<{ path: string; messages: number }> {
  const { messages: total } = await store.countWhole({ scope: ask.scope })
  if (total === 0) throw new TransferError('nothing-there', 'no message of that is here whole')
  const folder = await newFolder(ask.directory, ask.name)
  const writer = createWriter(folder.begun, ask)
  let done = 0
  try {
    for await (const message of eachMessage(store, ask.scope)) {
      ask.signal.throwIfAborted()
      // One that was removed meanwhile is left out.
      const bytes = (await store.readMessage({ id: message.id }))?.bytes
      if (!bytes) continue
      await writer.write(message, bytes)
      ask.onProgress(++done, total)
    }
    await writer.close()
    ask.signal.throwIfAborted()
    await rename(folder.begun, folder.path)
  } catch (error) {
    // What went wrong first is what to tell.
    await writer.close().catch(() => undefined)
    await rm(folder.begun, { recursive: true, force: true })
    throw error
  }
  return { path: folder.path, messages: done }
}

async function* eachMessage(store: Pick<Store, 'listWhole'>, scope: TransferScope) {
  let after = 0
  for (;;) {
    const messages = await store.listWhole({ scope, after, limit: LIST_MESSAGES })
    yield* messages
    const last = messages.at(-1)
    if (!last || messages.length < LIST_MESSAGES) return
    after = last.id
  }
}

/** A folder under a name that says it is not whole yet; `path` is free, and what it will be called. */
async function newFolder(directory: string, name: string): Promise<{ begun: string; path: string }> {
  for (let twin = 1; twin <= MAX_TWINS; twin++) {
    const path = join(directory, twin === 1 ? name : `${name} (${String(twin)})`)
    const begun = `${path}.part`
    if (await isThere(path)) continue
    try {
      await mkdir(begun)
      return { begun, path }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  throw new TransferError('name-taken', `too many folders named ${name}`)
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

interface Writer {
  write(message: WholeMessage, bytes: Uint8Array): Promise<void>
  close(): Promise<void>
}

function createWriter(root: string, { format, accountName }: ExportAsk): Writer {
  const made = new Set<string>()
  const mboxes = new Map<string, FileHandle>()

  const folderOf = async (...names: string[]): Promise<string> => {
    const path = join(root, ...names)
    if (!made.has(path)) await mkdir(path, { recursive: true })
    made.add(path)
    return path
  }
  const accountFolder = (accountId: string): string =>
    cleanFileName(accountName(accountId).replaceAll(/[/\\]/g, '-')) || accountId

  const mboxOf = async (accountId: string, place: Place): Promise<FileHandle> => {
    const key = `${accountId} ${place}`
    const open_ =
      mboxes.get(key) ?? (await open(join(await folderOf(accountFolder(accountId)), `${place}.mbox`), 'a'))
    mboxes.set(key, open_)
    return open_
  }

  const writers: Record<ExportFormat, Writer['write']> = {
    async mbox({ accountId, place, date }, bytes) {
      const file = await mboxOf(accountId, place)
      await writeAll(file, mboxEntry(bytes, date))
    },
    async maildir(message, bytes) {
      const names = [accountFolder(message.accountId), message.place]
      for (const part of ['new', 'tmp']) await folderOf(...names, part)
      await writeSynced(join(await folderOf(...names, 'cur'), maildirName(message)), bytes)
    },
    async eml(message, bytes) {
      const folder = await folderOf(accountFolder(message.accountId), message.place)
      await writeSynced(join(folder, emlName(message)), bytes)
    },
  }

  return {
    write: writers[format],
    async close() {
      const files = [...mboxes.values()]
      mboxes.clear()
      for (const file of files) {
        try {
          await file.sync()
        } finally {
          await file.close()
        }
      }
    },
  }
}

async function writeAll(file: FileHandle, pieces: Uint8Array[]): Promise<void> {
  const all = Buffer.concat(pieces)
  for (let written = 0; written < all.length;) {
    written += (await file.write(all, written, all.length - written)).bytesWritten
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A name to read; the number keeps two of one day and subject apart. */
function emlName({ id, date, subject }: WholeMessage): string {
  const day = new Date(date).toISOString().slice(0, 10)
  const short = Array.from(subject.replaceAll(/[/\\]/g, '-')).slice(0, MAX_SUBJECT_CHARS).join('')
  return cleanFileName(`${day} ${short}`.trim() + ` ${String(id)}.eml`)
}
