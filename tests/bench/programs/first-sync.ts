/// <reference types="electron-vite/node" />
import createMimeWorker from '../../../src-main/mime/mime-worker.ts?nodeWorker'
import createStoreWorker from '../../../src-main/store/store-worker.ts?nodeWorker'
import { randomBytes } from 'node:crypto'
import { startIndexer } from '../../../src-main/indexing/indexer.ts'
import { startMimeClient } from '../../../src-main/mime/mime-client.ts'
import { openPop3Session } from '../../../src-main/pop3/pop3-session.ts'
import { WORKER_OPTIONS } from '../../../src-main/shared/worker-options.ts'
import { openStore } from '../../../src-main/store/store-client.ts'
import { syncAccount } from '../../../src-main/sync/sync-account.ts'
import type { SyncProgress } from '../../../src-main/sync/sync-job.ts'
import { LEAVE } from '../../support/retentions.ts'

export interface Maildrop {
  port: number
  user: string
  password: string
}

/** The program as it syncs: only the window is missing. */
export interface Syncing {
  /** A first sync of one account. @returns how many messages came */
  sync(maildrop: Maildrop, onProgress?: (progress: SyncProgress) => void): Promise<number>
  /** Resolves when every word of what came can be found. */
  indexed(): Promise<void>
  close(): Promise<void>
}

/** A new store, and the parser, in their worker threads. */
export async function startSyncing(databasePath: string): Promise<Syncing> {
  const opened = await openStore(createStoreWorker(WORKER_OPTIONS), {
    path: databasePath,
    key: randomBytes(32),
  })
  const mime = startMimeClient(() => createMimeWorker(WORKER_OPTIONS))
  const indexer = startIndexer({ store: opened, mime, pdfs: mime, onIndexed: () => undefined })
  const { store } = indexer
  return {
    async sync({ port, user, password }, onProgress = () => undefined) {
      const { newMessages } = await syncAccount({
        accountId: user,
        retention: LEAVE,
        partialAbove: Infinity,
        user,
        password,
        openSession: () => openPop3Session({ endpoint: { host: '127.0.0.1', port, security: 'none' } }),
        store,
        mime,
        now: Date.now,
        onProgress,
        onCommitted: () => undefined,
      })
      return newMessages
    },
    indexed: () => indexer.settled(),
    async close() {
      await Promise.all([indexer.stop(), mime.close()])
      await store.close()
    },
  }
}
