import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { commitInOrder } from '../../../../src-main/sync/commit-in-order.ts'
import { BATCHES_IN_FLIGHT } from '../../../../src-main/sync/limits.ts'

async function* sourceOf(batches: readonly number[], error?: Error): AsyncGenerator<number> {
  for (const batch of batches) {
    await Promise.resolve()
    yield batch
  }
  if (error) throw error
}

/** Notes what is committed; `refuse` is the batch that the disk does not take. */
function disk(refuse?: number) {
  const committed: number[] = []
  const commit = async (batch: number): Promise<void> => {
    await Promise.resolve()
    if (batch === refuse) throw new Error(`no room for ${batch}`)
    committed.push(batch)
  }
  return { committed, commit }
}

const asItIs = (batch: number): Promise<number> => Promise.resolve(batch)

describe('commitInOrder', () => {
  it('commits in the order of the source, whichever batch is ready first', async () => {
    const { committed, commit } = disk()
    const prepare = async (batch: number): Promise<number> => {
      await delay(batch === 1 ? 20 : 0)
      return batch
    }

    await commitInOrder(sourceOf([1, 2, 3, 4, 5]), prepare, commit)

    expect(committed).toEqual([1, 2, 3, 4, 5])
  })

  it('prepares ahead of a slow commit, but only so far', async () => {
    let open = (): void => undefined
    const firstCommit = new Promise<void>((resolve) => (open = resolve))
    const prepared: number[] = []
    const prepare = (batch: number): Promise<number> => {
      prepared.push(batch)
      return Promise.resolve(batch)
    }
    const many = Array.from({ length: 10 }, (_, index) => index)

    const done = commitInOrder(sourceOf(many), prepare, () => firstCommit)
    await delay(20)
    const ahead = prepared.length
    open()
    await done

    expect(ahead).toBe(BATCHES_IN_FLIGHT + 1)
    expect(prepared).toEqual(many)
  })

  it('commits what came before the source failed, and then says why', async () => {
    const { committed, commit } = disk()

    await expect(commitInOrder(sourceOf([1, 2], new Error('cut')), asItIs, commit)).rejects.toThrow('cut')

    expect(committed).toEqual([1, 2])
  })

  it('commits nothing behind a batch that failed', async () => {
    const { committed, commit } = disk(2)

    await expect(commitInOrder(sourceOf([1, 2, 3, 4]), asItIs, commit)).rejects.toThrow('no room for 2')

    expect(committed).toEqual([1])
  })

  it('commits nothing behind a batch that could not be prepared', async () => {
    const { committed, commit } = disk()
    const prepare = (batch: number): Promise<number> =>
      batch === 2 ? Promise.reject(new Error('no parser')) : Promise.resolve(batch)

    await expect(commitInOrder(sourceOf([1, 2, 3]), prepare, commit)).rejects.toThrow('no parser')

    expect(committed).toEqual([1])
  })
})
