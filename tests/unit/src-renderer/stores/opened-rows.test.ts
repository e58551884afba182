// @vitest-environment happy-dom
import fc from 'fast-check'
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { createOpenedRows } from '../../../../src-renderer/stores/opened-rows.ts'
import { createRowPages, type RowPage } from '../../../../src-renderer/stores/row-pages.ts'

interface Row {
  id: number
}
const idOf = ({ id }: Row): number => id

/** Outer rows 0, 1000, 2000 … with as many rows within as `within` says; those have the numbers after theirs. */
async function rowsOf(within: readonly number[], onFetchWithin = (): void => undefined) {
  let outer = within.map((_, at) => ({ id: at * 1000 }))
  const pages = createRowPages<Row, number, RowPage<Row>>(
    (offset, limit) => Promise.resolve({ total: outer.length, rows: outer.slice(offset, offset + limit) }),
    idOf,
  )
  const rows = createOpenedRows(pages, idOf, ({ id }) => {
    onFetchWithin()
    return Promise.resolve(Array.from({ length: within[id / 1000] ?? 0 }, (_, at) => ({ id: id + 1 + at })))
  })
  rows.want(0, outer.length)
  await flushPromises()
  const shown = (): (number | undefined)[] =>
    Array.from({ length: rows.total.value ?? 0 }, (_, index) => rows.rowAt(index)?.id)
  return { rows, shown, setOuter: (ids: number[]) => (outer = ids.map((id) => ({ id }))) }
}

describe('rows that open', () => {
  it('show what is in them below, and count it', async () => {
    const { rows, shown } = await rowsOf([0, 2, 0])

    await rows.open(1)

    expect(shown()).toEqual([0, 1000, 1001, 1002, 2000])
    expect([0, 1, 2, 3, 4].map(rows.isWithin)).toEqual([false, false, true, true, false])
    expect(rows.outerIndex(3)).toBe(1)
    expect(rows.find(1002)).toEqual({ row: { id: 1002 }, index: 3 })
    expect(rows.find(2000)?.index).toBe(4)
  })

  it('close from within, and tell which row stays', async () => {
    const { rows, shown } = await rowsOf([1, 2])
    await rows.open(1)
    await rows.open(0)

    expect(rows.close(4)).toBe(2)
    expect(shown()).toEqual([0, 1, 1000])
  })

  it('stay open where they come to be, and close when they are gone', async () => {
    const { rows, shown, setOuter } = await rowsOf([1, 1, 0])
    await rows.open(0)
    await rows.open(2)
    setOuter([9000, 1000])

    await rows.refresh(null)

    expect(shown()).toEqual([9000, 1000, 1001])
  })

  it('stay closed when that is done while they are fetched anew', async () => {
    let isRefreshing = false
    const { rows, shown } = await rowsOf([1, 1], () => {
      if (isRefreshing) rows.close(0)
    })
    await rows.open(0)
    await rows.open(2)

    isRefreshing = true
    await rows.refresh(null)

    expect(shown()).toEqual([0, 1000, 1001])
  })

  it('give the same rows one by one, as a range, and by id, whatever is open', async () => {
    const counts = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(counts, fc.array(fc.nat(30), { maxLength: 8 }), async (within, presses) => {
        const { rows, shown } = await rowsOf(within)
        for (const press of presses) {
          const index = press % (rows.total.value ?? 1)
          if (rows.openIds.value.has(rows.rowAt(index)!.id) || rows.isWithin(index)) rows.close(index)
          else await rows.open(index)
        }
        const last = (rows.total.value ?? 0) - 1

        expect((await rows.rowsBetween(0, last)).map(idOf)).toEqual(shown())
        expect(shown().map((id) => rows.find(id!)?.index)).toEqual(shown().map((_, index) => index))
        expect([...shown()].sort((a, b) => a! - b!)).toEqual(shown())
      }),
    )
  })
})
