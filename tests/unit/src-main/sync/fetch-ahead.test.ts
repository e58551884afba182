import { describe, expect, it } from 'vitest'
import { fetchAhead } from '../../../../src-main/sync/fetch-ahead.ts'
import { collect } from '../../../support/collect.ts'

/** A fetch whose answers the test gives by hand; it counts what is under way. */
function openFetches() {
  const open = new Map<number, (octets: number) => void>()
  return {
    open,
    fetch: (item: number) => new Promise<number>((resolve) => open.set(item, resolve)),
    answer: (item: number): void => {
      open.get(item)?.(item)
      open.delete(item)
    },
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('fetchAhead', () => {
  it('yields in order, however the answers come', async () => {
    const delays = [30, 0, 15]
    const fetched = fetchAhead(
      [0, 1, 2],
      () => 1,
      (item) => new Promise<string>((resolve) => setTimeout(() => resolve(`#${String(item)}`), delays[item])),
      { items: 3, octets: 10 },
    )

    expect(await collect(fetched)).toEqual([
      { item: 0, result: '#0' },
      { item: 1, result: '#1' },
      { item: 2, result: '#2' },
    ])
  })

  it('asks for no more than the window, and for the next one as each is taken', async () => {
    const { open, fetch, answer } = openFetches()
    const fetched = fetchAhead([1, 2, 3, 4, 5], () => 1, fetch, { items: 2, octets: 100 })

    const first = fetched.next()
    await turn()
    expect([...open.keys()]).toEqual([1, 2])

    answer(1)
    await first
    void fetched.next()
    await turn()
    expect([...open.keys()]).toEqual([2, 3])
  })

  it('bounds what is under way by octets, but lets one large item through alone', async () => {
    const { open, fetch, answer } = openFetches()
    const fetched = fetchAhead([10, 90, 500, 10], (octets) => octets, fetch, { items: 9, octets: 100 })

    const first = fetched.next()
    await turn()
    expect([...open.keys()]).toEqual([10, 90])

    answer(10)
    await first
    const second = fetched.next()
    await turn()
    expect([...open.keys()]).toEqual([90])
    answer(90)
    await second
    void fetched.next()
    await turn()
    expect([...open.keys()]).toEqual([500])
  })

  it('ends with the error of the item it is at', async () => {
    const fetched = fetchAhead(
      ['good', 'bad', 'worse'],
      () => 1,
      (item) => (item === 'good' ? Promise.resolve(item) : Promise.reject(new Error(item))),
      { items: 3, octets: 10 },
    )

    expect((await fetched.next()).value).toEqual({ item: 'good', result: 'good' })
    await expect(fetched.next()).rejects.toThrow('bad')
  })
})
