/// <reference types="electron-vite/node" />
import createMimeWorker from '../../../src-main/mime/mime-worker.ts?nodeWorker'
import createStoreWorker from '../../../src-main/store/store-worker.ts?nodeWorker'
import { randomBytes } from 'node:crypto'
import { startMimeClient } from '../../../src-main/mime/mime-client.ts'
import { openPop3Session } from '../../../src-main/pop3/pop3-session.ts'
import { openStore } from '../../../src-main/store/store-client.ts'
import { syncAccount } from '../../../src-main/sync/sync-account.ts'
import { say, task } from './task.ts'

// One first sync of one account, as the program does it: only the window is missing.
const { port, user, password, databasePath } = task() as {
  port: number
  user: string
  password: string
  databasePath: string
}
const store = await openStore(createStoreWorker({}), { path: databasePath, key: randomBytes(32) })
const mime = startMimeClient(() => createMimeWorker({}))

const startedAt = performance.now()
const sinceStart = (): number => (performance.now() - startedAt) / 1000
let listSeconds: number | undefined
const { newMessages } = await syncAccount({
  accountId: 'bench',
  retention: 'leave',
  user,
  password,
  openSession: () => openPop3Session({ endpoint: { host: '127.0.0.1', port, security: 'none' } }),
  store,
  mime,
  now: Date.now,
  onProgress: ({ phase }) => {
    if (phase === 'messages') listSeconds ??= sinceStart()
  },
  onCommitted: () => undefined,
})
const seconds = sinceStart()

await Promise.all([store.close(), mime.close()])
say({ seconds, listSeconds, messages: newMessages })
