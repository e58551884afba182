// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Authenticity } from '../../../../../src-main/contract/message-authenticity.ts'
import type { MessageDetail } from '../../../../../src-main/contract/message.ts'
import ReaderPane from '../../../../../src-renderer/features/reader/ReaderPane.vue'
import { ALL_MAIL, useMessageListStore } from '../../../../../src-renderer/stores/message-list.ts'
import { useReaderStore } from '../../../../../src-renderer/stores/reader.ts'
import { useSettingsStore } from '../../../../../src-renderer/stores/settings.ts'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { messageRows } from '../../../../support/message-rows.ts'
import { press, showView } from '../../../../support/show-view.ts'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
})

async function read(detail: Partial<MessageDetail>, row: Parameters<typeof messageRows>[1] = {}) {
  const bridge = createFakeMailBridge({ rows: messageRows(1, row), details: new Map([[1, detail]]) })
  const wrapper = await showView(ReaderPane, { bridge })
  useMessageListStore().show(ALL_MAIL)
  await flushPromises()
  await useMessageListStore().select(0, 'only')
  await useReaderStore().open(1)
  await flushPromises()
  return { bridge, wrapper }
}

/** Without the marks that keep the direction of a name apart from the sentence. */
const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '')
const authenticity = (more: Partial<Authenticity>): Authenticity => ({
  signatures: [],
  report: null,
  unnamedServer: '',
  ...more,
})

describe('what the reader says of a sender', () => {
  it.each(['light', 'dark'] as const)(
    'C4: shows the body in a frame with neither scripts nor an origin (%s)',
    async (theme) => {
      const { wrapper } = await read({ hasHtml: true })
      await useSettingsStore().change({ theme })

      expect(wrapper.get('iframe').attributes('sandbox')).toBe('')
    },
  )

  it('C7: shows a subject and a name as the letters they are', async () => {
    const { wrapper } = await read({}, { subject: '<img src=x onerror=y>', fromName: '<b>Noa</b>' })

    expect(wrapper.get('.header').text()).toContain('<img src=x onerror=y>')
    expect(wrapper.get('.header').text()).toContain('<b>Noa</b>')
    expect(wrapper.find('.header img').exists()).toBe(false)
    expect(wrapper.find('.header b').exists()).toBe(false)
  })

  it('says quietly what is usual for a mailing list, and warns of what is not', async () => {
    const list = [{ name: '', address: 'ilug@linux.example' }]
    const mark = (address: string) => ({ kind: 'sent-by' as const, address })
    const usual = await read({
      to: list,
      replyTo: list,
      senderMarks: [mark('List <ilug-admin@linux.example>')],
    })
    expect(usual.wrapper.findAll('.notice.warning')).toEqual([])
    expect(plain(usual.wrapper.get('.header').text())).toMatch(/sent by List.*Replies go to .*ilug@linux/s)

    const odd = await read({ to: list, senderMarks: [mark('bulk@evil.example')] })
    expect(plain(odd.wrapper.get('.notice.warning').text())).toContain('sent by bulk@evil.example')
  })

  it('C11: warns outside the frame, where no style of the message reaches', async () => {
    const { wrapper } = await read({
      senderMarks: [
        { kind: 'address-in-name', claimed: 'boss@bank.example' },
        { kind: 'look-alike', known: 'example.org' },
      ],
    })
    const warning = wrapper.get('.header .notice')

    expect(plain(warning.text())).toContain('boss@bank.example')
    expect(plain(warning.text())).toContain('looks like example.org')
    expect(wrapper.get('iframe').element.contains(warning.element)).toBe(false)
  })

  it('asks nobody for a key until the button is pressed', async () => {
    const unchecked = { domain: 'example.org', result: 'not-checked', isAligned: false } as const
    const { bridge, wrapper } = await read({ authenticity: authenticity({ signatures: [unchecked] }) })
    const asked = () =>
      bridge.calls.filter(({ name }) => name === 'signatures:check').map(({ request }) => request)

    expect(asked()).toEqual([{ messageId: 1, byNetwork: false }])
    expect(wrapper.find('.chips').exists()).toBe(false)
  })

  it('says what the server found that the account believes', async () => {
    const report = { server: 'mx.example.org', dkim: 'pass', spf: 'fail', dmarc: 'pass' }
    const { wrapper } = await read({ authenticity: authenticity({ report }) })

    expect(plain(wrapper.get('.chips').text())).toBe('mx.example.org: DKIM pass, SPF fail, DMARC pass')
  })

  it('C17: believes a server only when the user says that it is his', async () => {
    const { bridge } = await read({ authenticity: authenticity({ unnamedServer: 'mx.example.org' }) })
    const believed = () => bridge.calls.filter(({ name }) => name === 'signatures:believeServer')

    await press('Report of \u2068mx.example.org\u2069…')
    expect(believed()).toEqual([])
    await press('Believe its reports')
    expect(believed().map(({ request }) => request)).toEqual([{ messageId: 1, server: 'mx.example.org' }])
  })

  it('C13: says so when a link leads elsewhere than its text', async () => {
    await read({ misleadingLinks: [{ url: 'https://evil.example/', claimed: 'bank.example' }] })

    useReaderStore().clickedLink = 'https://evil.example/'
    await flushPromises()

    const dialog = plain(document.querySelector('[role=dialog]')?.textContent ?? '')
    expect(dialog).toContain('Its text names bank.example.')
    expect(dialog).toContain('evil.example')
  })
})
