// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { watch } from 'vue'
import type { MessageQuery } from '../../../../src-main/contract/message.ts'
import { ALL_MAIL, useMessageListStore } from '../../../../src-renderer/stores/message-list.ts'
import { createFakeMailBridge, FakeFailure, type FakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { messageRows } from '../../../support/message-rows.ts'
import { useBridge } from '../../../support/show-view.ts'

async function listOf(count: number) {
  const bridge = createFakeMailBridge({ rows: messageRows(count) })
  useBridge(bridge)
  const list = useMessageListStore()
  list.show(ALL_MAIL)
  await flushPromises()
  return { bridge, list }
}

/** Moves wait until they are released, or fail then. */
function holdMoves(bridge: FakeMailBridge): (failure?: FakeFailure) => void {
  const move = bridge.handlers['messages:move']
  let release!: (failure?: FakeFailure) => void
  const released = new Promise<void>((resolve, reject) => {
    release = (failure) => (failure ? reject(failure) : resolve())
  })
  bridge.answer('messages:move', async (request) => {
    await released
    return move(request)
  })
  return release
}

const selected = (list: ReturnType<typeof useMessageListStore>): number[] => [...list.selectedIds]

describe('the message list', () => {
  it('selects alone, adds with toggle, and a range from the last one chosen', async () => {
    const { list } = await listOf(20)

    await list.select(2, 'only')
    await list.select(5, 'toggle')
    expect(selected(list)).toEqual([18, 15])

    await list.select(8, 'range')
    expect(selected(list)).toEqual([15, 14, 13, 12])

    await list.select(3, 'range')
    expect(selected(list)).toEqual([17, 16, 15])
    expect(list.focusId).toBe(17)
  })

  it('acts on a selection that is still being fetched when the key is pressed', async () => {
    const { bridge, list } = await listOf(500)
    await list.select(0, 'only')

    void list.step(Infinity, 'range')
    await list.toggleStarred()

    expect(bridge.mailbox.rows.filter(({ isStarred }) => isStarred)).toHaveLength(500)
  })

  it('takes keys that are pressed before the list is here', async () => {
    const { list } = await listOf(5)
    list.search('subject')
    const pressed = [list.step(1, 'only'), list.step(1, 'only')]
    await Promise.all(pressed)
    expect(list.focusIndex).toBe(1)
    expect(selected(list)).toEqual([4])

    list.search('')
    list.search('subject')
    const late = list.step(1, 'only')
    list.show({ ...ALL_MAIL, place: 'archive' })
    await late
    await flushPromises()
    expect(list.focusIndex).toBeNull()
  })

  it('selects a range over rows that were never seen', async () => {
    const { list } = await listOf(1000)

    await list.select(0, 'only')
    await list.step(Infinity, 'range')

    expect(list.selectedIds.size).toBe(1000)
    expect(list.focusId).toBe(1)
  })

  it('selects no more than one call may change', async () => {
    const { list } = await listOf(12_000)

    await list.selectAll()

    expect(list.selectedIds.size).toBe(10_000)
  })

  it('steps to the first message when nothing is selected, and stays within the list', async () => {
    const { list } = await listOf(3)

    await list.step(1, 'only')
    expect(selected(list)).toEqual([3])
    await list.step(10, 'only')
    expect(selected(list)).toEqual([1])
    await list.step(1, 'only')
    expect(selected(list)).toEqual([1])
  })

  it('keeps the selection on the same message when mail comes in above it', async () => {
    const { bridge, list } = await listOf(20)
    await list.select(4, 'only')
    list.anchor = { id: 18, index: 2 }

    bridge.mailbox.rows = [{ ...messageRows(1)[0]!, id: 99 }, ...bridge.mailbox.rows]
    bridge.emit('messages:changed', { accountIds: [messageRows(1)[0]!.accountId] })
    await flushPromises()

    expect(selected(list)).toEqual([16])
    expect(list.focusIndex).toBe(5)
    expect(list.shift).toEqual({ rows: 1 })
    expect(list.total).toBe(21)
  })

  it('shows mail that comes in at the top without moving anything', async () => {
    const { bridge, list } = await listOf(5)
    list.anchor = null

    bridge.mailbox.rows = [{ ...messageRows(1)[0]!, id: 99 }, ...bridge.mailbox.rows]
    bridge.emit('messages:changed', { accountIds: [messageRows(1)[0]!.accountId] })
    await flushPromises()

    expect(list.rowAt(0)?.id).toBe(99)
    expect(list.shift).toEqual({ rows: 0 })
  })

  it('selects the message that takes the place of one moved away', async () => {
    const { bridge, list } = await listOf(5)
    await list.select(1, 'only')

    await list.moveSelected('bin')

    expect(bridge.mailbox.rows.find(({ id }) => id === 4)?.place).toBe('bin')
    expect(selected(list)).toEqual([3])
    expect(list.focusIndex).toBe(1)
  })

  it('selects the one before when the last is moved away, and none when all are', async () => {
    const { list } = await listOf(2)
    await list.select(1, 'only')
    await list.moveSelected('archive')
    expect(selected(list)).toEqual([2])

    await list.moveSelected('archive')
    expect(selected(list)).toEqual([])
    expect(list.total).toBe(0)
  })

  it('takes keys that are pressed while messages are on their way as meant for what is selected next', async () => {
    const { bridge, list } = await listOf(6)
    const release = holdMoves(bridge)
    await list.select(1, 'only')

    const moves = [list.moveSelected('bin')]
    await flushPromises()
    moves.push(list.moveSelected('bin'))
    await flushPromises()
    await list.step(1, 'only')
    release()
    await Promise.all(moves)

    const moved = bridge.mailbox.rows.filter(({ place }) => place === 'bin').map(({ id }) => id)
    expect(moved).toEqual([5, 4])
    expect(selected(list)).toEqual([2])
    expect(list.rowAt(list.focusIndex!)?.id).toBe(2)
    expect([...list.goingIds]).toEqual([])
  })

  it('leaves what was selected while messages could not be moved', async () => {
    const { bridge, list } = await listOf(6)
    const release = holdMoves(bridge)
    await list.select(1, 'only')

    const move = list.moveSelected('bin')
    await flushPromises()
    await list.select(4, 'only')
    release(new FakeFailure('disk-full'))
    await move

    expect(selected(list)).toEqual([2])
    expect(list.actionFailure?.code).toBe('disk-full')
  })

  it('says at once of all that is moved that it is going, and no more when it could not go', async () => {
    const { bridge, list } = await listOf(3)
    await list.selectAll()
    bridge.fail('messages:move', 'disk-full')
    const going: number[][] = []
    const stop = watch(
      () => [...list.goingIds].toSorted(),
      (ids) => going.push(ids),
      { flush: 'sync' },
    )

    await list.moveSelected('bin')

    expect(going).toEqual([[1, 2, 3], []])
    stop()
  })

  it('says why nothing was moved, and keeps what was selected', async () => {
    const { bridge, list } = await listOf(3)
    await list.select(0, 'only')
    bridge.fail('messages:move', 'disk-full')

    await list.moveSelected('bin')

    expect(list.actionFailure?.code).toBe('disk-full')
    expect(selected(list)).toEqual([3])
  })

  it('takes a mark back also in a list that was left before it was known that it could not be kept', async () => {
    const { bridge, list } = await listOf(3)
    bridge.fail('messages:setStarred', 'disk-read-only')

    const starring = list.setStarred([3], true)
    list.show({ ...ALL_MAIL, place: 'archive' })
    await starring
    list.show(ALL_MAIL)
    await flushPromises()

    expect(list.find(3)?.row.isStarred).toBe(false)
  })

  it('takes a mark back when it could not be kept', async () => {
    const { bridge, list } = await listOf(3)
    bridge.fail('messages:setStarred', 'disk-read-only')

    await list.setStarred([3], true)

    expect(list.rowAt(0)?.isStarred).toBe(false)
    expect(list.actionFailure?.code).toBe('disk-read-only')
  })

  it('marks as read if any of the selected is unread, else as unread', async () => {
    const { bridge, list } = await listOf(2)
    bridge.mailbox.rows = bridge.mailbox.rows.map((row) => ({ ...row, isUnread: row.id === 1 }))
    await list.retry()
    await list.selectAll()

    await list.toggleUnread()
    expect(bridge.mailbox.rows.map(({ isUnread }) => isUnread)).toEqual([false, false])
    await list.toggleUnread()
    expect(bridge.mailbox.rows.map(({ isUnread }) => isUnread)).toEqual([true, true])
  })

  it('goes back to the list from which a search began', async () => {
    const { list } = await listOf(3)
    const archive = { ...ALL_MAIL, place: 'archive' as const }
    list.show(archive)

    list.search('Subject 2')
    await flushPromises()
    expect(list.total).toBe(1)
    list.search('Subject')
    list.search('')

    expect(list.query).toEqual(archive)
  })

  describe('by conversation', () => {
    async function conversations() {
      const { bridge, list } = await listOf(10)
      bridge.mailbox.threads = [[9, 7, 4]]
      bridge.mailbox.rows = bridge.mailbox.rows.map((row) => ({ ...row, isUnread: row.id === 7 }))
      bridge.emit('messages:changed', { accountIds: [bridge.mailbox.rows[0]!.accountId] })
      list.show(ALL_MAIL)
      await flushPromises()
      return { bridge, list }
    }
    const shown = (list: ReturnType<typeof useMessageListStore>): (number | undefined)[] =>
      Array.from({ length: list.total ?? 0 }, (_, index) => list.rowAt(index)?.id)

    it('opens one below its newest message, and closes it from within', async () => {
      const { list } = await conversations()
      expect(shown(list)).toEqual([10, 9, 8, 6, 5, 3, 2, 1])
      expect(list.messages).toBe(10)

      await list.select(1, 'only')
      await list.setOpen(1, true)
      expect(shown(list).slice(0, 5)).toEqual([10, 9, 7, 4, 8])

      await list.step(2, 'only')
      await list.setOpen(list.focusIndex!, false)
      expect(selected(list)).toEqual([9])
      expect(list.total).toBe(8)
    })

    it('acts on all of one, or on the messages that are seen', async () => {
      const { bridge, list } = await conversations()
      await list.select(1, 'only')
      expect(list.chosenIds).toEqual([9, 7, 4])
      await list.toggleUnread()
      expect(bridge.mailbox.rows.filter(({ isUnread }) => isUnread)).toEqual([])

      await list.setOpen(1, true)
      expect(list.chosenIds).toEqual([9])
      await list.moveSelected('bin')
      await flushPromises()

      expect(bridge.mailbox.rows.filter(({ place }) => place === 'bin').map(({ id }) => id)).toEqual([9])
      expect(selected(list)).toEqual([7])
    })

    it('is off in a search, whose words it has', async () => {
      const { bridge, list } = await conversations()
      list.search('subject 9')
      await flushPromises()

      expect(bridge.calls.at(-1)?.request).toMatchObject({ query: { isThreaded: false, order: 'date' } })
      expect(list.words).toEqual(['subject', '9'])
    })
  })

  it('asks for no more lists than the last when searches follow each other quickly', async () => {
    const { bridge, list } = await listOf(3)
    const before = bridge.calls.length
    for (const text of ['s', 'su', 'sub', 'subj', 'subje', 'subject']) list.search(text)
    await flushPromises()

    const asked = bridge.calls
      .slice(before)
      .map(({ request }) => (request as { query: MessageQuery }).query.text)
    expect(asked).toEqual(['s', 'su', 'subject'])
  })
})
