// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { MessageDetail, Where } from '../../../../../src-main/contract/message.ts'
import ReaderPane from '../../../../../src-renderer/features/reader/ReaderPane.vue'
import { useCommandsStore } from '../../../../../src-renderer/stores/commands.ts'
import { ALL_MAIL, useMessageListStore } from '../../../../../src-renderer/stores/message-list.ts'
import { useReaderStore } from '../../../../../src-renderer/stores/reader.ts'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { messageRows } from '../../../../support/message-rows.ts'
import { byText, press, showView } from '../../../../support/show-view.ts'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
})

async function read(detail: Partial<MessageDetail>, where: Where = 'both') {
  const bridge = createFakeMailBridge({
    rows: messageRows(1, { where }),
    details: new Map([[1, detail]]),
  })
  const wrapper = await showView(ReaderPane, { bridge, props: { isActive: true } })
  useMessageListStore().show(ALL_MAIL)
  await flushPromises()
  await useMessageListStore().select(0, 'only')
  await useReaderStore().open(1)
  await flushPromises()
  return { bridge, wrapper }
}

const file = {
  index: 0,
  fileName: 'list.pdf',
  mimeType: 'application/pdf',
  size: 10,
  isInline: false,
  preview: null,
}

describe('the reader pane', () => {
  it('shows the body in a frame that may do nothing', async () => {
    const { wrapper } = await read({ hasHtml: true, hasText: true })
    const frame = wrapper.get('iframe')

    expect(frame.attributes('sandbox')).toBe('')
    expect(frame.attributes('referrerpolicy')).toBe('no-referrer')
    expect(frame.attributes('src')).toBe('restante-message://m/1/?body=html&theme=light&quotes=Quoted+text')

    await press('Text')
    expect(wrapper.get('iframe').attributes('src')).toBe(
      'restante-message://m/1/?body=text&theme=light&quotes=Quoted+text',
    )
  })

  it('lights the words that the message was found by', async () => {
    const { wrapper } = await read({ hasText: true })
    const list = useMessageListStore()
    list.search('subject 1')
    await flushPromises()
    await useReaderStore().open(null)
    await list.select(0, 'only')
    await useReaderStore().open(1)
    await flushPromises()

    expect(wrapper.get('iframe').attributes('src')).toContain('&words=subject+1')
  })

  it('marks the message as read once its body is there', async () => {
    const { bridge, wrapper } = await read({})
    bridge.mailbox.rows = messageRows(1, { isUnread: true })
    bridge.emit('messages:changed', { accountIds: [bridge.mailbox.rows[0]!.accountId] })
    await vi.waitUntil(() => useMessageListStore().find(1)?.row.isUnread)
    await useReaderStore().open(null)
    await useReaderStore().open(1)
    await flushPromises()

    await wrapper.get('iframe').trigger('load')

    expect(bridge.calls).toContainEqual({
      name: 'messages:setUnread',
      request: { ids: [1], isUnread: false, bySeeing: true },
    })
  })

  it('always has the address beside the name', async () => {
    const { wrapper } = await read({})

    expect(wrapper.text()).toContain('Sender 1')
    expect(wrapper.text()).toContain('<sender@example.org>')
  })

  it('says that the body is still on the server, and offers to get it', async () => {
    const { bridge, wrapper } = await read({ hasText: false }, 'server')

    expect(wrapper.find('iframe').exists()).toBe(false)
    await press('Download the rest')
    expect(bridge.calls.at(-1)).toEqual({ name: 'messages:download', request: { ids: [1] } })
  })

  it('shows the beginning of a big message, and offers the rest', async () => {
    const { bridge, wrapper } = await read({ hasText: true, isHeaderOnly: true }, 'server')

    expect(wrapper.find('iframe').exists()).toBe(true)
    expect(wrapper.text()).toContain('Only the beginning of this message is here')
    await press('Download the rest')
    expect(bridge.calls.at(-1)).toEqual({ name: 'messages:download', request: { ids: [1] } })
  })

  it('says that a message waits to be deleted on the server, and takes that back', async () => {
    const { bridge, wrapper } = await read({}, 'pending-delete')
    expect(wrapper.text()).toContain('It is deleted on the server when the next session there ends.')

    await press('Undo')

    expect(bridge.calls).toContainEqual({ name: 'messages:keepOnServer', request: { ids: [1] } })
    expect(wrapper.text()).not.toContain('It is deleted on the server')
  })

  it('offers the source of a message that cannot be shown', async () => {
    const { bridge, wrapper } = await read({ unreadable: 'too many parts' })

    expect(wrapper.find('iframe').exists()).toBe(false)
    await press('View source')
    expect(bridge.calls.map(({ name }) => name)).toContain('source:open')
  })

  it('warns when answers would go elsewhere, and says that pictures are left out', async () => {
    const { wrapper } = await read({
      replyTo: [{ name: '', address: 'thief@other.example' }],
      hasHtml: true,
      blockedRemote: 2,
    })

    expect(wrapper.text()).toContain('thief@other.example')
    expect(wrapper.text()).toContain('Pictures from the network are not loaded.')
  })

  it('opens and saves a file, and says where it went', async () => {
    const { bridge, wrapper } = await read({ attachments: [{ ...file, isDangerous: false }] })

    await wrapper.get('[aria-description="Open \u2068list.pdf\u2069"]').trigger('click')
    await press('Save \u2068list.pdf\u2069')

    expect(bridge.calls).toContainEqual({ name: 'attachments:open', request: { messageId: 1, index: 0 } })
    expect(wrapper.text()).toContain('/home/user/Downloads/list.pdf')
  })

  it('only saves a file that can run programs', async () => {
    await read({ attachments: [{ ...file, fileName: 'list.exe', isDangerous: true }] })

    expect(() => byText('button', 'Open \u2068list.exe\u2069')).toThrow()
    expect(byText('button', 'Save \u2068list.exe\u2069')).toBeTruthy()
    expect(document.body.textContent).toContain('Can run programs: save only')
  })

  it('says in place why a file could not be saved', async () => {
    const { bridge, wrapper } = await read({ attachments: [{ ...file, isDangerous: false }] })
    bridge.fail('attachments:save', 'disk-full')

    await press('Save \u2068list.pdf\u2069')

    expect(wrapper.find('[role=alert]').text()).toContain('disk')
  })

  it('asks before a link is opened', async () => {
    const { bridge } = await read({})
    bridge.emit('reader:linkClicked', { url: 'https://www.\u0430pple.example/' })
    await flushPromises()

    expect(document.body.textContent).toContain('www.xn--pple-43d.example')
    expect(bridge.calls.map(({ name }) => name)).not.toContain('links:open')

    await press('Open')
    expect(bridge.calls.at(-1)).toEqual({
      name: 'links:open',
      request: { url: 'https://www.\u0430pple.example/' },
    })
  })

  it('says for each recipient what became of a message', async () => {
    const { wrapper } = await read({
      facts: [
        {
          kind: 'delivery',
          recipients: [
            { address: 'a@example.org', action: 'failed', status: '5.1.1', diagnostic: '550 no such user' },
            { address: 'b@example.org', action: 'delayed', status: '4.2.2', diagnostic: '' },
          ],
        },
      ],
    })

    expect(
      wrapper
        .get('[role="alert"]')
        .findAll('li')
        .map((item) => item.text()),
    ).toEqual([
      'a@example.org did not get the message.550 no such user',
      'b@example.org has not got the message yet; the server keeps trying.4.2.2',
    ])
  })

  it('shows an invitation as a card, and does nothing with it', async () => {
    const { wrapper, bridge } = await read({
      facts: [
        {
          kind: 'invitation',
          method: 'reply',
          summary: 'Planning',
          start: Date.UTC(2026, 2, 10),
          end: Date.UTC(2026, 2, 12),
          isAllDay: true,
          repeats: true,
          location: 'Room 4',
          organizer: 'Ann <ann@example.org>',
          attendees: [
            { name: 'Bob', answer: 'declined' },
            { name: 'Eve', answer: 'needs-action' },
          ],
        },
      ],
    })
    const card = wrapper.get('section[aria-label="Event in this message"]').text()

    expect(card).toMatch(
      /Answer to an invitation.*Planning.*10.*11.*2026.*repeats.*Room 4.*Ann.*Bob.*declined/s,
    )
    expect(card).not.toContain('Eve')
    expect(card).not.toContain('12')
    expect(bridge.calls.map(({ name }) => name)).not.toContain('links:open')
  })

  it('says that a message is encrypted or signed, and that nothing was checked', async () => {
    const { wrapper } = await read({
      facts: [
        { kind: 'encrypted', how: 'pgp' },
        { kind: 'signed', how: 'smime' },
      ],
    })

    expect(wrapper.text()).toContain('Encrypted with OpenPGP.')
    expect(wrapper.text()).toContain('Signed with S/MIME. The signature is not checked here.')
  })

  it('says which piece of a message it is, and of how many where that is known', async () => {
    const { wrapper } = await read({ facts: [{ kind: 'fragment', number: 2, total: 3 }] })
    expect(wrapper.text()).toContain('Part 2 of 3 of a message that was sent in pieces.')

    const { wrapper: other } = await read({ facts: [{ kind: 'fragment', number: 1, total: null }] })
    expect(other.text()).toContain('Part 1 of a message that was sent in pieces.')
  })

  it('shows and prints plain text in letters of one width when told to, and offers that for nothing else', async () => {
    const { wrapper, bridge } = await read({ hasText: true, hasHtml: true, preferredBody: 'text' })
    const src = (): string | undefined => wrapper.get('iframe').attributes('src')
    const command = () => useCommandsStore().find('fixed-width')
    expect(src()).not.toContain('font=')

    command()?.()
    await flushPromises()
    expect(src()).toContain('&font=fixed')

    useCommandsStore().find('print')?.()
    await flushPromises()
    expect(bridge.calls.at(-1)).toMatchObject({ name: 'reading:print', request: { font: 'fixed' } })

    await press('HTML')
    expect(command()).toBeUndefined()
  })

  it('loads remote pictures only when told to', async () => {
    const { wrapper, bridge } = await read({ hasHtml: true, blockedRemote: 2 })
    const src = (): string | undefined => wrapper.get('iframe').attributes('src')
    expect(src()).not.toContain('pictures')

    await press('Load pictures')

    expect(bridge.calls.at(-1)).toEqual({ name: 'pictures:allow', request: { messageId: 1, always: false } })
    expect(src()).toContain('&pictures=1')
    expect(wrapper.text()).not.toContain('Pictures from the network are not loaded.')
  })

  it('stays without pictures when that could not be noted', async () => {
    const { wrapper, bridge } = await read({ hasHtml: true, blockedRemote: 2 })
    bridge.fail('pictures:allow', 'disk-full')

    await press('Always for this sender')

    expect(wrapper.get('iframe').attributes('src')).not.toContain('pictures')
    expect(wrapper.find('[role="alert"]').exists()).toBe(true)
  })

  it('has the next message wait in a frame that nothing reaches, and shows it as read only when it is opened', async () => {
    const bridge = createFakeMailBridge({ rows: messageRows(2, { isUnread: true, where: 'both' }) })
    const wrapper = await showView(ReaderPane, { bridge })
    const [list, reader] = [useMessageListStore(), useReaderStore()]
    list.show(ALL_MAIL)
    await flushPromises()
    await list.select(0, 'only')
    const [first, second] = [list.rowAt(0)!.id, list.rowAt(1)!.id]
    await reader.open(first)
    await flushPromises()
    await wrapper.get('iframe').trigger('load')
    await flushPromises()

    const waiting = wrapper.get(`iframe[src*="/${String(second)}/"]`)
    expect(waiting.attributes()).toMatchObject({ sandbox: '', inert: '' })
    expect(waiting.attributes('title')).toBeUndefined()
    await waiting.trigger('load')
    const wasRead = (): unknown[] =>
      bridge.calls.filter(({ name }) => name === 'messages:setUnread').map(({ request }) => request)
    expect(wasRead()).toMatchObject([{ ids: [first] }])

    await list.select(1, 'only')
    await reader.open(second)
    await flushPromises()
    expect(wrapper.get('iframe:not([inert])').element).toBe(waiting.element)
    expect(wasRead()).toMatchObject([{ ids: [first] }, { ids: [second] }])
  })

  it('gets no picture of a message that is not opened yet, whosever it is', async () => {
    const bridge = createFakeMailBridge({
      rows: messageRows(2, { where: 'both' }),
      details: new Map(
        [1, 2].map((id) => [id, { hasHtml: true, blockedRemote: 1, arePicturesAllowed: true }]),
      ),
    })
    const wrapper = await showView(ReaderPane, { bridge })
    const [list, reader] = [useMessageListStore(), useReaderStore()]
    list.show(ALL_MAIL)
    await flushPromises()
    await list.select(0, 'only')
    await reader.open(list.rowAt(0)!.id)
    await flushPromises()
    await wrapper.get('iframe').trigger('load')
    await flushPromises()

    expect(reader.prepared).toHaveLength(1)
    expect(wrapper.findAll('iframe')).toHaveLength(1)
  })
})
