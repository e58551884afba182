import type { Worker } from 'node:worker_threads'
import { connectWorker } from '../shared/worker-client.ts'
import type { ErrorData } from '../shared/worker-operations.ts'
import { StoreError, STORE_ERROR_KINDS } from './errors.ts'
import type { StoreLocation } from './open-database.ts'
import type { StoreOperations } from './store-operations.ts'
import type { ServedOperations } from './store-worker.ts'

/**
 * The store, as the other threads have it. `transfer` names buffers to hand over instead of copying: the bytes
 * of a batch, say. Every operation rejects with StoreError.
 */
export type Store = {
  [K in keyof StoreOperations]: (
    ...ask: [...Parameters<StoreOperations[K]>, transfer?: ArrayBuffer[]]
  ) => Promise<ReturnType<StoreOperations[K]>>
} & {
  /** How long nobody has asked it anything; its own upkeep does not count. */
  idleMillis(): number
  /** Writes everything into the one file, lets go of it and ends the worker. */
  close(): Promise<void>
}

const OPERATIONS: Record<keyof StoreOperations, true> = {
  listMessages: true,
  threadOf: true,
  countPlaces: true,
  messageRow: true,
  readMessage: true,
  setUnread: true,
  setStarred: true,
  moveMessages: true,
  undo: true,
  removeAccount: true,
  listUnindexed: true,
  countWaiting: true,
  indexMessages: true,
  beginPdfs: true,
  endPdfs: true,
  learnFromKept: true,
  listLessons: true,
  learn: true,
  junkLearnt: true,
  forgetJunk: true,
  listLabels: true,
  addLabel: true,
  changeLabel: true,
  removeLabel: true,
  putLabel: true,
  listSearches: true,
  rememberSearch: true,
  keepSearch: true,
  forgetSearch: true,
  listRules: true,
  addRule: true,
  changeRule: true,
  removeRule: true,
  orderRules: true,
  switchRule: true,
  confirmRule: true,
  listRuleHistory: true,
  pruneRuleHistory: true,
  readHeaderBlocks: true,
  preferBody: true,
  preferredBody: true,
  preferFont: true,
  preferredFont: true,
  allowPictures: true,
  arePicturesAllowed: true,
  pictureSenders: true,
  forgetPictureSender: true,
  signatureKeys: true,
  keepSignatureKeys: true,
  readLedger: true,
  recordListing: true,
  compareListing: true,
  settleDoubts: true,
  settleListing: true,
  commitHeaders: true,
  commitMessages: true,
  decide: true,
  countAsked: true,
  askRulesOfAged: true,
  answerAsked: true,
  previewRetention: true,
  planDeletes: true,
  beginDelete: true,
  cancelDelete: true,
  beginDeleteUnseen: true,
  stillPending: true,
  confirmDelete: true,
  keepOnServer: true,
  deleteMessages: true,
  countDoomed: true,
  listPutAway: true,
  serverUids: true,
  knownMessages: true,
  listDeletedUnseen: true,
  readPart: true,
  countWhole: true,
  listWhole: true,
  knownHashes: true,
  commitImported: true,
  checkNext: true,
  upkeep: true,
  beginCopy: true,
  readCopy: true,
  endCopy: true,
  examine: true,
}

/** An operation that takes longer holds up all that wait behind it by more than an eye forgives (milliseconds). */
const SLOW_MILLIS = 40

export interface StoreEvents {
  /** The worker ended by itself: every operation rejects with it from then on, and only another `openStore` helps. */
  onLost?: (error: Error) => void
  /** An operation took so long (milliseconds). */
  onSlow?: (operation: string, millis: number) => void
}

/**
 * Opens the store in `worker`, a fresh thread that runs store-worker.ts.
 * @throws StoreError (as a rejection) when it does not open; the file is untouched and the worker ended.
 */
export async function openStore(
  worker: Worker,
  location: StoreLocation,
  { onLost, onSlow }: StoreEvents = {},
): Promise<Store> {
  const client = connectWorker<ServedOperations>(worker, toStoreError, {
    onLost,
    onTimed: (operation, millis) => millis > SLOW_MILLIS && onSlow?.(operation, millis),
  })
  try {
    await client.call('open', location)
  } catch (error) {
    await client.terminate()
    throw error
  }
  let askedAt = performance.now()
  const calls = Object.keys(OPERATIONS).map((name) => [
    name,
    (ask: unknown, transfer?: ArrayBuffer[]) => {
      if (name !== 'upkeep') askedAt = performance.now()
      return client.call(name as keyof StoreOperations, ask as never, transfer)
    },
  ])
  const close = async (): Promise<void> => {
    try {
      await client.call('close', undefined)
    } finally {
      await client.terminate()
    }
  }
  const operations = Object.fromEntries(calls) as Omit<Store, 'close' | 'idleMillis'>
  return { ...operations, idleMillis: () => performance.now() - askedAt, close }
}

function toStoreError({ message, kind }: ErrorData): StoreError {
  return new StoreError(STORE_ERROR_KINDS.find((known) => known === kind) ?? 'unexpected', message)
}
