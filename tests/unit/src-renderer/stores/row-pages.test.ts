import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { MessagePage, MessageRow } from '../../../../src-main/contract/message.ts'
import { createRowPages, PAGE_ROWS } from '../../../../src-renderer/stores/row-pages.ts'
import { FakeFailure } from '../../../support/fake-mail-bridge.ts'
import { messageRows } from '../../../support/message-rows.ts'

/** A server of pages whose answers are let go one by one, so that their order is the test's. */
function pageServer(rows: MessageRow[]) {
  const asked: { offset: number; answer: () => void; fail: () => void }[] = []
  const server = { rows, asked, isHeld: false }
  const fetchPage = (offset: number, limit: number): Promise<MessagePage> =>
    new Promise((resolve, reject) => {
      const answer = (): void =>
        resolve({
          total: server.rows.length,
          unread: server.rows.filter((row) => row.isUnread).length,
          offset,
          rows: server.rows.slice(offset, offset + limit),
        })
      asked.push({ offset, answer, fail: () => reject(new FakeFailure('store-stopped')) })
      if (!server.isHeld) answer()
    })
  return { ...createRowPages(fetchPage, ({ id }: MessageRow) => id), server }
}

const offsets = (pages: ReturnType<typeof pageServer>): number[] =>
  pages.server.asked.map(({ offset }) => offset)

describe('the pages of a list', () => {
  it('fetch only what is looked at, once', async () => {
    const pages = pageServer(messageRows(100_000))
    pages.reset()
    await flushPromises()
    pages.want(50_010, 50_030)
    await flushPromises()
    pages.want(50_020, 50_040)
    await flushPromises()

    expect(pages.total.value).toBe(100_000)
    expect(pages.rowAt(50_025)?.id).toBe(100_000 - 50_025)
    expect(offsets(pages)).toEqual([0, 50_000])
  })

  it('ask for the place the scroll bar ended at before those it passed', async () => {
    const pages = pageServer(messageRows(10_000))
    pages.reset()
    await flushPromises()
    pages.server.isHeld = true
    for (let first = 200; first <= 8200; first += 1000) pages.want(first, first + 30)

    expect(offsets(pages)).toEqual([0, 200, 1200])
    pages.server.asked[1]!.answer()
    await flushPromises()

    expect(offsets(pages)).toEqual([0, 200, 1200, 8200])
  })

  it('are there at once when a list is come back to, until anything has changed', async () => {
    const pages = pageServer(messageRows(500))
    pages.reset('inbox')
    await flushPromises()
    pages.reset('bin')
    await flushPromises()

    pages.reset('inbox')
    expect(pages.total.value).toBe(500)
    expect(pages.rowAt(0)?.id).toBe(500)
    expect(offsets(pages)).toHaveLength(2)

    pages.outdate()
    pages.reset('bin')
    expect(pages.total.value).toBeNull()
    await flushPromises()
    pages.reset('inbox')
    expect(pages.total.value).toBeNull()
    await flushPromises()
    expect(offsets(pages)).toHaveLength(4)
  })

  it('drop the answer that belongs to the list before', async () => {
    const pages = pageServer(messageRows(50))
    pages.server.isHeld = true
    pages.reset()
    pages.server.rows = messageRows(3)
    pages.reset()
    const [old, present] = pages.server.asked
    present!.answer()
    await flushPromises()
    pages.server.rows = messageRows(50)
    old!.answer()
    await flushPromises()

    expect(pages.total.value).toBe(3)
    expect(pages.rowAt(10)).toBeUndefined()
  })

  it('keep a failed page for asking again, and do not ask in a circle', async () => {
    const pages = pageServer(messageRows(10))
    pages.server.isHeld = true
    pages.reset()
    pages.server.asked[0]!.fail()
    await flushPromises()
    pages.want(0, 20)
    await flushPromises()

    expect(pages.failure.value?.code).toBe('unexpected')
    expect(offsets(pages)).toEqual([0])

    pages.server.isHeld = false
    await pages.refresh(null)
    expect(pages.failure.value).toBeNull()
    expect(pages.rowAt(0)?.id).toBe(10)
  })

  it('say by how much new mail moved the row that is being looked at', async () => {
    const rows = messageRows(500)
    const pages = pageServer(rows)
    pages.reset()
    await flushPromises()
    pages.want(200, 230)
    await flushPromises()
    const anchor = { id: pages.rowAt(210)!.id, index: 210 }

    // More came than one page holds, so the row is no longer among those that were seen.
    pages.server.rows = [...messageRows(250).map((row) => ({ ...row, id: row.id + 1000 })), ...rows]
    const shift = await pages.refresh(anchor)

    expect(shift).toBe(250)
    expect(pages.rowAt(460)?.id).toBe(anchor.id)
  })

  it('show the old rows until the new ones are here', async () => {
    const pages = pageServer(messageRows(20))
    pages.reset()
    await flushPromises()
    pages.server.isHeld = true
    const refreshed = pages.refresh(null)

    expect(pages.rowAt(0)?.id).toBe(20)
    pages.server.rows = messageRows(21)
    pages.server.asked[1]!.answer()
    await refreshed
    expect(pages.rowAt(0)?.id).toBe(21)
  })

  it('find a message where it is now, not where a stale page had it', async () => {
    const rows = messageRows(300)
    const pages = pageServer(rows)
    pages.reset()
    await flushPromises()
    pages.want(0, PAGE_ROWS + 10)
    await flushPromises()
    const moved = pages.rowAt(PAGE_ROWS - 1)!
    pages.want(PAGE_ROWS, PAGE_ROWS + 10)

    pages.server.rows = [{ ...rows[0]!, id: 999 }, ...rows]
    await pages.refresh(null)

    expect(pages.find(moved.id)?.index).toBe(PAGE_ROWS)
  })
})
