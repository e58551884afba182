import { startSyncing, type Maildrop } from './first-sync.ts'
import { say, task } from './task.ts'

// One first sync of one account.
const { databasePath, ...maildrop } = task() as Maildrop & { databasePath: string }
const syncing = await startSyncing(databasePath)

const startedAt = performance.now()
const sinceStart = (): number => (performance.now() - startedAt) / 1000
let listSeconds: number | undefined
const messages = await syncing.sync(maildrop, ({ phase }) => {
  if (phase === 'messages') listSeconds ??= sinceStart()
})
const seconds = sinceStart()
await syncing.indexed()
const indexedSeconds = sinceStart()

await syncing.close()
say({ seconds, listSeconds, indexedSeconds, messages })
