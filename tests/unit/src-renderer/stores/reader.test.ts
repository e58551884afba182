// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { useReaderStore } from '../../../../src-renderer/stores/reader.ts'
import { createFakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { messageRows } from '../../../support/message-rows.ts'
import { useBridge } from '../../../support/show-view.ts'

function readerOver(rows = messageRows(3)) {
  const bridge = createFakeMailBridge({ rows })
  useBridge(bridge)
  return { bridge, reader: useReaderStore() }
}

const namesOf = (bridge: ReturnType<typeof createFakeMailBridge>): string[] =>
  bridge.calls.map(({ name }) => name)

describe('the reader', () => {
  it('shows the message wanted last, whichever answer comes last', async () => {
    const { bridge, reader } = readerOver()
    const rows = bridge.mailbox.rows
    const waiting = new Map<number, () => void>()
    const detail = await bridge.call('messages:open', { id: 1 })
    if (!detail.ok) throw new Error('not opened')
    bridge.answer('messages:open', async ({ id }) => {
      await new Promise<void>((resolve) => waiting.set(id, resolve))
      return { ...detail.value, row: rows.find((row) => row.id === id)! }
    })

    void reader.open(1)
    void reader.open(2)
    await flushPromises()
    waiting.get(2)?.()
    await flushPromises()
    waiting.get(1)?.()
    await flushPromises()

    expect(reader.detail?.row.id).toBe(2)
  })

  it('says why a message could not be opened, and opens it when asked again', async () => {
    const { bridge, reader } = readerOver()
    bridge.fail('messages:open', 'store-stopped')
    await reader.open(1)
    expect(reader.failure?.code).toBe('store-stopped')

    bridge.fail('messages:open')
    await reader.open(1)

    expect(reader.failure).toBeNull()
    expect(reader.detail?.row.id).toBe(1)
  })

  it('marks a message as read once, so that it can be marked as unread again', async () => {
    const { bridge, reader } = readerOver(messageRows(1, { isUnread: true }))
    await reader.open(1)

    await reader.markRead()
    await reader.markRead()

    expect(namesOf(bridge).filter((name) => name === 'messages:setUnread')).toHaveLength(1)
    expect(bridge.mailbox.rows[0]?.isUnread).toBe(false)
  })

  it('shows the body when it arrives after the header', async () => {
    const { bridge, reader } = readerOver(messageRows(1, { where: 'server' }))
    await reader.open(1)
    expect(reader.detail?.isHeaderOnly).toBe(true)

    bridge.mailbox.rows = messageRows(1, { where: 'both' })
    bridge.emit('messages:changed', { accountIds: [bridge.mailbox.rows[0]!.accountId] })
    await flushPromises()

    expect(reader.detail?.isHeaderOnly).toBe(false)
  })

  it('does not take a whole message apart again with every change', async () => {
    const { bridge, reader } = readerOver()
    await reader.open(1)

    bridge.emit('messages:changed', { accountIds: [bridge.mailbox.rows[0]!.accountId] })
    await flushPromises()

    expect(namesOf(bridge).filter((name) => name === 'messages:open')).toHaveLength(1)
  })

  it('shows at once what was prepared, and then as it is now', async () => {
    const { bridge, reader } = readerOver()
    await reader.open(1)
    await reader.prepare([2])
    bridge.mailbox.details.set(2, { blockedRemote: 3 })

    const opening = reader.open(2)
    expect(reader.detail).toMatchObject({ row: { id: 2 }, blockedRemote: 0 })
    await opening
    expect(reader.detail?.blockedRemote).toBe(3)
  })

  it('forgets what was prepared when that may be shown otherwise now', async () => {
    const { reader } = readerOver()
    await reader.open(1)
    await reader.prepare([2, 3])
    await reader.chooseBody('text')
    expect(reader.prepared).toEqual([])

    await reader.prepare([2, 3])
    await reader.loadPictures(true)
    expect(reader.prepared).toEqual([])

    await reader.prepare([2, 3])
    await reader.toggleFont()
    expect(reader.prepared).toEqual([])
  })

  it('sets a patch in letters of one width, but as it was chosen for the sender where that was done', async () => {
    const { bridge, reader } = readerOver()
    bridge.mailbox.details.set(2, { isPatch: true })
    await reader.open(1)
    expect(reader.font).toBe('proportional')
    await reader.open(2)
    expect(reader.font).toBe('fixed')

    await reader.toggleFont()

    expect(reader.font).toBe('proportional')
    expect(bridge.calls.at(-1)).toEqual({
      name: 'reading:preferFont',
      request: { messageId: 2, font: 'proportional' },
    })
  })

  it('has no font to choose where no plain text is shown', async () => {
    const { bridge, reader } = readerOver()
    bridge.mailbox.details.set(1, { hasHtml: true, preferredBody: 'html', isPatch: true })
    await reader.open(1)
    expect([reader.body, reader.font]).toEqual(['html', null])

    await reader.toggleFont()
    expect(namesOf(bridge)).not.toContain('reading:preferFont')
  })
})
