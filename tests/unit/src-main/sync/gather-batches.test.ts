import { describe, expect, it } from 'vitest'
import { gatherBatches } from '../../../../src-main/sync/gather-batches.ts'
import { collect } from '../../../support/collect.ts'

async function* sourceOf(items: readonly number[], error?: Error): AsyncGenerator<number> {
  for (const item of items) {
    await Promise.resolve()
    yield item
  }
  if (error) throw error
}

const NO_HURRY = { items: 100, octets: 1_000_000, millis: 60_000 }

describe('gatherBatches', () => {
  it('fills a batch by count', async () => {
    const batches = gatherBatches(sourceOf([1, 2, 3, 4, 5]), () => 1, { ...NO_HURRY, items: 2 })

    expect(await collect(batches)).toEqual([[1, 2], [3, 4], [5]])
  })

  it('fills a batch by octets', async () => {
    const batches = gatherBatches(sourceOf([60, 50, 10, 200]), (octets) => octets, {
      ...NO_HURRY,
      octets: 100,
    })

    expect(await collect(batches)).toEqual([
      [60, 50],
      [10, 200],
    ])
  })

  it('does not hold back what arrived slowly', async () => {
    const batches = gatherBatches(sourceOf([1, 2, 3]), () => 1, { ...NO_HURRY, millis: 0 })

    expect(await collect(batches)).toEqual([[1], [2], [3]])
  })

  it('hands on what arrived before an error, and then the error', async () => {
    const batches = gatherBatches(sourceOf([1, 2], new Error('cut')), () => 1, NO_HURRY)

    expect((await batches.next()).value).toEqual([1, 2])
    await expect(batches.next()).rejects.toThrow('cut')
  })

  it('yields nothing for nothing', async () => {
    expect(await collect(gatherBatches(sourceOf([]), () => 1, NO_HURRY))).toEqual([])
  })
})
