import { parentPort } from 'node:worker_threads'
import { handOver, serveWorker } from '../shared/serve-worker.ts'
import type { Database } from './handles.ts'
import { openDatabase } from './open-database.ts'
import type { StoreLocation } from './open-database.ts'
import { storeOperations } from './operations.ts'
import type { StoreOperations } from './store-operations.ts'

/** What the worker answers: `open` first, then everything else. */
export type ServedOperations = { [K in keyof StoreOperations]: StoreOperations[K] } & {
  open(location: StoreLocation): void
  close(): void
}

/**
 * What somebody waits for in front of the screen: commits and indexing let it pass, and it never waits for more than the one
 * that is under way. Marks are among it, so that what is read after them has them.
 */
const GO_FIRST: ReadonlySet<keyof StoreOperations> = new Set([
  'listMessages',
  'threadOf',
  'countPlaces',
  'messageRow',
  'readMessage',
  'readPart',
  'preferredBody',
  'preferBody',
  'preferredFont',
  'preferFont',
  'arePicturesAllowed',
  'allowPictures',
  'listLabels',
  'putLabel',
  'setUnread',
  'setStarred',
  'moveMessages',
  'undo',
])

let database: Database | undefined

// Opening is an operation, so that its failure reaches the caller as an error with a kind. The others are
// there once it has succeeded.
const served: Partial<ServedOperations> = {
  open(location) {
    database = openDatabase(location)
    const operations = storeOperations(database)
    Object.assign(served, operations, {
      readMessage: (ask: { id: number }) => {
        const message = operations.readMessage(ask)
        return message && handOver(message, [message.bytes.buffer])
      },
      readCopy: (ask: { at: number; octets: number }) => {
        const piece = operations.readCopy(ask)
        return handOver(piece, [piece.buffer])
      },
    })
  },
  close() {
    database?.close()
    database = undefined
  },
}

if (!parentPort) throw new Error('this is the entry of a worker thread')
serveWorker(parentPort, served, GO_FIRST)
