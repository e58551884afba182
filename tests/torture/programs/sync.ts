/// <reference types="electron-vite/node" />
import createMimeWorker from '../../../src-main/mime/mime-worker.ts?nodeWorker'
import createStoreWorker from '../../../src-main/store/store-worker.ts?nodeWorker'
import { setTimeout as delay } from 'node:timers/promises'
import { startIndexer, type Indexer } from '../../../src-main/indexing/indexer.ts'
import { startMimeClient } from '../../../src-main/mime/mime-client.ts'
import { openPop3Session } from '../../../src-main/pop3/pop3-session.ts'
import { WORKER_OPTIONS } from '../../../src-main/shared/worker-options.ts'
import { openStore, type Store } from '../../../src-main/store/store-client.ts'
import { syncAccount } from '../../../src-main/sync/sync-account.ts'
import { REMOVE_AFTER_DOWNLOAD } from '../../support/retentions.ts'
import { say, task } from '../../bench/programs/task.ts'
import type { SyncEvent, SyncTask } from '../sync-task.ts'

// Syncs one account, as the program does it, over and over until it is killed. Failures are said, and tried again.
const { port, user, password, accountId, databasePath, key, replyMillis, isOnce, closesStore } =
  task() as SyncTask
const PAUSE_MILLIS = 20

const tell = (event: SyncEvent): void => say(event)
// Whoever started this holds the other end: should it die, so does this.
process.stdin.resume().on('end', () => process.exit())

const mime = startMimeClient(() => createMimeWorker(WORKER_OPTIONS))
let store: Store | undefined
let indexer: Indexer | undefined

async function closeStore(): Promise<void> {
  await indexer?.stop()
  const closing = store
  store = undefined
  await closing?.close()
}

async function openOnce(): Promise<Store> {
  if (store) return store
  store = await openStore(createStoreWorker(WORKER_OPTIONS), {
    path: databasePath,
    key: Buffer.from(key, 'hex'),
  })
  indexer = startIndexer({ store, mime, pdfs: mime, onIndexed: () => undefined })
  store = indexer.store
  return store
}

async function sync(): Promise<void> {
  const opened = await openOnce()
  tell({ event: 'began' })
  const { newMessages } = await syncAccount({
    accountId,
    retention: REMOVE_AFTER_DOWNLOAD,
    partialAbove: Infinity,
    user,
    password,
    openSession: () =>
      openPop3Session({
        endpoint: { host: '127.0.0.1', port, security: 'none' },
        ...(replyMillis !== null && { limits: { replyMillis, quitMillis: replyMillis } }),
      }),
    store: opened,
    mime,
    now: Date.now,
    onProgress: () => undefined,
    onCommitted: () => undefined,
  })
  tell({ event: 'synced', newMessages })
  if (isOnce) await indexer?.settled()
  if (closesStore) await closeStore()
}

do {
  try {
    await sync()
  } catch (error) {
    const { name, message, kind } = error as Error & { kind?: string }
    tell({ event: 'failed', name, kind: kind ?? '', message })
  }
  await delay(PAUSE_MILLIS)
} while (!isOnce)

await Promise.all([closeStore(), mime.close()])
process.exit()
