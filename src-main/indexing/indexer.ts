import type { Store } from '../store/store-client.ts'
import { indexNext, type IndexingParts } from './index-next.ts'
import { indexNextPdfs, type PdfParts } from './index-pdfs.ts'
import { learnNext } from './learn-next.ts'
import { COUNT_MILLIS, PATIENCE_MILLIS, QUIET_MILLIS, RETRY_MILLIS } from './limits.ts'

/** Makes what is here searchable, in the background. What waits is in the store, so it goes on after a restart. */
export interface Indexer {
  /** The store for those who commit mail: what they do goes first, and what they committed is indexed after it. */
  store: Store
  /** There may be something to learn from for the junk filter. */
  learnSoon(): void
  /** Resolves when nothing waits any more; rejects with what came between. For tests and measurements. */
  settled(): Promise<void>
  /** Resolves when the step that is under way has ended. */
  stop(): Promise<void>
}

/** Messages that were done since nothing waited, and all with those that wait. */
export interface IndexingProgress {
  kind: 'index' | 'learn'
  done: number
  total: number
}

export interface IndexerOptions extends IndexingParts, PdfParts {
  store: Store
  /** How far the work is, after each step; null: nothing waits any more, or it rests. */
  onProgress?: (progress: IndexingProgress | null) => void
  /** Rows of these accounts show more than before. */
  onIndexed: (accountIds: string[]) => void
}

/** Begins with what waits from the run before. */
export function startIndexer({
  store,
  mime,
  pdfs,
  judgesSince,
  onIndexed,
  onProgress,
}: IndexerOptions): Indexer {
  let commits = 0
  let lastCommitAt = -Infinity
  let lastStepAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isStopped = false
  const waiters: { resolve: () => void; reject: (error: unknown) => void }[] = []

  const done = { index: 0, learn: 0 }
  let totals = { index: 0, learn: 0 }
  let countedAt = -Infinity
  const tell = async (kind: IndexingProgress['kind'], count: number): Promise<void> => {
    if (!onProgress) return
    done[kind] += count
    // Counting reads all that wait: not at each step, of which a full mailbox has a thousand.
    if (performance.now() - countedAt >= COUNT_MILLIS) {
      const { unindexed, lessons } = await store.countWaiting()
      totals = { index: done.index + unindexed, learn: done.learn + lessons }
      countedAt = performance.now()
    }
    onProgress({ kind, done: done[kind], total: Math.max(done[kind], totals[kind]) })
  }
  const rest = (): void => {
    Object.assign(done, { index: 0, learn: 0 })
    countedAt = -Infinity
    onProgress?.(null)
  }

  const answer = (how: (waiter: (typeof waiters)[number]) => void): void => {
    for (const waiter of waiters.splice(0)) how(waiter)
  }

  const isTurn = (): boolean => {
    const now = performance.now()
    const isQuiet = commits === 0 && now - lastCommitAt >= QUIET_MILLIS
    return isQuiet || now - lastStepAt >= PATIENCE_MILLIS
  }

  const wake = (millis: number): void => {
    if (isStopped) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      // What it reads now may be from before this wake.
      if (running) wake(QUIET_MILLIS)
      else running = work().finally(() => (running = undefined))
    }, millis)
  }

  /** Steps until nothing waits, or others have the turn. */
  const work = async (): Promise<void> => {
    try {
      while (!isStopped) {
        if (!isTurn()) {
          wake(QUIET_MILLIS)
          return
        }
        let { count, accountIds } = await indexNext({ store, mime, judgesSince })
        lastStepAt = performance.now()
        if (count === 0) ({ count, accountIds } = await indexNextPdfs({ store, pdfs }, () => isStopped))
        const learnt = count === 0 ? await learnNext({ store, mime }) : 0
        if (count + learnt === 0) {
          rest()
          answer(({ resolve }) => resolve())
          return
        }
        if (accountIds.length > 0) onIndexed(accountIds)
        await tell(count > 0 ? 'index' : 'learn', count + learnt)
      }
    } catch (error) {
      // Of what ails the store the next sync, or whoever looks, is told. What waits stays in the queue.
      rest()
      answer(({ reject }) => reject(error))
      wake(RETRY_MILLIS)
    }
  }

  const first =
    <Ask extends unknown[], Answer>(commit: (...ask: Ask) => Promise<Answer>) =>
    async (...ask: Ask): Promise<Answer> => {
      commits++
      try {
        return await commit(...ask)
      } finally {
        commits--
        lastCommitAt = performance.now()
        wake(QUIET_MILLIS)
      }
    }

  wake(0)
  return {
    store: {
      ...store,
      commitHeaders: first(store.commitHeaders),
      commitMessages: first(store.commitMessages),
      commitImported: first(store.commitImported),
    },
    learnSoon: () => wake(QUIET_MILLIS),
    settled: () =>
      new Promise((resolve, reject) => {
        waiters.push({ resolve, reject })
        wake(0)
      }),
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
