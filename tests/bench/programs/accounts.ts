import { startSyncing, type Maildrop } from './first-sync.ts'
import { say, task } from './task.ts'

// First syncs of several accounts into one store: all at once, or one after another.
const { maildrops, areAtOnce, databasePath } = task() as {
  maildrops: Maildrop[]
  areAtOnce: boolean
  databasePath: string
}
const syncing = await startSyncing(databasePath)

const startedAt = performance.now()
const taken = areAtOnce ? await Promise.all(maildrops.map((maildrop) => syncing.sync(maildrop))) : []
if (!areAtOnce) for (const maildrop of maildrops) taken.push(await syncing.sync(maildrop))
const seconds = (performance.now() - startedAt) / 1000

await syncing.close()
say({ seconds, messages: taken.reduce((sum, count) => sum + count, 0) })
