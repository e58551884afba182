import { createHash } from 'node:crypto'
import type { Place } from '../contract/message.ts'
import { headerOf } from '../mime/header-fields.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import type { Store } from '../store/store-client.ts'
import { findMail, type MailFile } from './find-mail.ts'
import { BATCH_MESSAGES, BATCH_OCTETS } from './limits.ts'
import { looksCutOff, looksLikeMail } from './looks-like-mail.ts'
import { readMessages } from './read-messages.ts'
import { TransferError } from './transfer-error.ts'

/** SHA-256s that are asked for at once. */
const HASHES = 5000

export interface ImportAsk {
  /** Files and folders, as the user chose them. */
  paths: readonly string[]
  accountId: string
  place: Place
  now: () => number
  signal: AbortSignal
  onProgress: (state: ImportState) => void
}

/** How far an import is. */
export interface ImportState {
  octets: number
  totalOctets: number
  messages: number
  /** They were in the account already, or came twice. */
  duplicates: number
  /** Links and unreadable files, files that are no mail, messages that are too large. */
  leftOut: number
  /** Taken as they are, but their end is missing. */
  cut: number
}

interface Taken {
  bytes: Uint8Array<ArrayBuffer>
  sha256: string
  isUnread: boolean
  isStarred: boolean
}

/**
 * Brings mail in, byte for byte. What the account has already is recognised by its SHA-256. Each batch is one transaction,
 * so what has come in before a failure, or before the signal, is there; the same import again goes on behind it.
 *
 * @throws TransferError `nothing-there` and `not-read`, StoreError, MimeError, AbortError
 */
export async function importMessages(
  {
    store,
    mime,
  }: { store: Pick<Store, 'knownHashes' | 'commitImported'>; mime: Pick<MimeClient, 'summariseHeaders'> },
  ask: ImportAsk,
): Promise<ImportState> {
  const { accountId, place, signal } = ask
  const state: ImportState = { octets: 0, totalOctets: 0, messages: 0, duplicates: 0, leftOut: 0, cut: 0 }
  const tell = (): void => ask.onProgress({ ...state })
  const files = await listFiles(ask, state)
  const known = await hashesOf(store, accountId)
  let batch: Taken[] = []

  const commit = async (): Promise<void> => {
    signal.throwIfAborted()
    const blocks = batch.map(({ bytes }) => headerOf(bytes))
    const headers = blocks.length > 0 ? await mime.summariseHeaders({ blocks }) : []
    const messages = batch.flatMap((taken, at) => {
      const header = headers[at]
      return header ? [{ ...taken, header }] : []
    })
    if (messages.length > 0) await store.commitImported({ accountId, place, messages, now: ask.now() })
    state.messages += messages.length
    batch = []
    tell()
  }

  for await (const taken of takeMessages(files, known, state, signal)) {
    batch.push(taken)
    const octets = batch.reduce((sum, { bytes }) => sum + bytes.length, 0)
    if (batch.length >= BATCH_MESSAGES || octets >= BATCH_OCTETS) await commit()
  }
  await commit()
  if (state.messages + state.duplicates === 0) throw new TransferError('nothing-there', 'no mail was found')
  return state
}

async function listFiles({ paths, signal }: ImportAsk, state: ImportState): Promise<MailFile[]> {
  const files: MailFile[] = []
  for await (const file of findMail(paths, { onLeftOut: () => state.leftOut++ })) {
    signal.throwIfAborted()
    state.totalOctets += file.octets
    files.push(file)
  }
  return files
}

/** Those messages that are new, each once. */
async function* takeMessages(
  files: readonly MailFile[],
  known: Set<string>,
  state: ImportState,
  signal: AbortSignal,
): AsyncGenerator<Taken> {
  for (const file of files) {
    try {
      for await (const { bytes, isUnread, isStarred } of readMessages(
        file,
        (octets) => (state.octets += octets),
      )) {
        signal.throwIfAborted()
        if (bytes === null || !looksLikeMail(bytes)) {
          state.leftOut++
          continue
        }
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        if (known.has(sha256)) {
          state.duplicates++
          continue
        }
        known.add(sha256)
        if (looksCutOff(bytes)) state.cut++
        yield { bytes, sha256, isUnread, isStarred }
      }
    } catch (error) {
      // A file that cannot be read is left out; what else goes wrong is not its fault.
      if (!isAboutFile(error)) throw error
      state.leftOut++
    }
  }
}

const isAboutFile = (error: unknown): boolean => error instanceof Error && 'syscall' in error

async function hashesOf(store: Pick<Store, 'knownHashes'>, accountId: string): Promise<Set<string>> {
  const known = new Set<string>()
  let after: number | null = 0
  while (after !== null) {
    const { hashes, last }: Awaited<ReturnType<Store['knownHashes']>> = await store.knownHashes({
      accountId,
      after,
      limit: HASHES,
    })
    for (const hash of hashes) known.add(hash)
    after = last
  }
  return known
}
