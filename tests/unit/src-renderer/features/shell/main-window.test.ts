// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Deed } from '../../../../../src-main/contract/undo.ts'
import MainWindow from '../../../../../src-renderer/features/shell/MainWindow.vue'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import { useMessageListStore } from '../../../../../src-renderer/stores/message-list.ts'
import { deskRows, fakeDesk } from '../../../../support/fake-desk.ts'
import { createFakeMailBridge, type FakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { messageRows } from '../../../../support/message-rows.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { showView } from '../../../../support/show-view.ts'

const accounts = ['Home', 'Work', 'Old', 'Club', 'Shop'].map((name) => sampleAccount({ name }))

let view: VueWrapper
beforeEach(() => localStorage.clear())
afterEach(() => {
  view.unmount()
  document.body.innerHTML = ''
  localStorage.clear()
})

async function show(count: number): Promise<FakeMailBridge> {
  const bridge = createFakeMailBridge({
    accounts: accounts.slice(0, count),
    desks: [
      fakeDesk(accounts[0]!.id, deskRows(2), {
        state: 'transaction',
        maildrop: { messages: 1304, octets: 9 },
      }),
    ],
  })
  view = await showView(MainWindow, { bridge })
  await useAccountsStore().load()
  await flushPromises()
  return bridge
}

const links = (words: string) =>
  view.findAll('nav button').filter((button) => button.text().startsWith(words))
const current = (): string[] => view.findAll('nav [aria-current=page]').map((link) => link.text())
const isMailShown = (): boolean => view.get('section[aria-label="Messages"]').isVisible()

describe('the sidebar', () => {
  it('shows how much waits on the server of each account, and that a mailbox is open', async () => {
    await show(2)

    const [first, second] = links('On the server')
    expect(first!.get('[aria-label="1,304 messages on the server"]').text()).toBe('1,304')
    expect(first!.find('[aria-label="The mailbox is open"]').exists()).toBe(true)
    expect(second!.find('[role=img]').exists()).toBe(false)
  })

  it('goes to the page and back to the mail, which stayed as it was', async () => {
    await show(2)
    await links('On the server')[0]!.trigger('click')
    await flushPromises()
    expect(current()).toEqual(['On the server1,304'])
    expect(isMailShown()).toBe(false)
    await vi.dynamicImportSettled()
    await flushPromises()
    expect(view.find('h1').exists()).toBe(true)

    await links('All mail')[0]!.trigger('click')
    await flushPromises()
    expect(current()).toEqual(['All mail'])
    expect(isMailShown()).toBe(true)
  })

  it('folds the pages of many accounts, but for the one that is looked at', async () => {
    await show(5)
    expect(links('On the server')).toHaveLength(0)

    await links('Work')[0]!.trigger('click')
    expect(links('On the server')).toHaveLength(1)
    await links('On the server')[0]!.trigger('click')
    await flushPromises()
    await links('Console')[0]!.trigger('click')
    await flushPromises()

    expect(current()).toEqual(['Console'])
  })

  it('shows the pages of a few, until they are folded', async () => {
    await show(3)
    expect(links('On the server')).toHaveLength(3)

    await links('Home')[0]!.trigger('click')

    expect(links('On the server')).toHaveLength(2)
    expect(links('Home')[0]!.attributes('aria-expanded')).toBe('false')
  })
})

it('shows the mail that a search finds, whatever page was there', async () => {
  await show(1)
  await links('On the server')[0]!.trigger('click')
  await flushPromises()

  useMessageListStore().search('budget')
  await flushPromises()

  expect(isMailShown()).toBe(true)
})

describe('undo by key', () => {
  const deed = (id: number): Deed => ({ id, kind: 'read', messages: 1, name: '' })
  const undone = (bridge: FakeMailBridge): unknown[] =>
    bridge.calls.flatMap(({ name, request }) => (name === 'undo:undo' ? [request] : []))

  it('takes back what is still being done, not what was done before', async () => {
    const bridge = await show(1)
    bridge.mailbox.rows = messageRows(2)
    const list = useMessageListStore()
    await list.retry()
    await list.select(0, 'only')
    bridge.emit('undo:changed', { last: deed(1), undone: null })
    let move!: () => void
    bridge.answer('messages:move', () => new Promise((resolve) => (move = () => resolve(undefined))))
    void list.moveSelected('bin')
    await flushPromises()

    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))
    await flushPromises()
    expect(undone(bridge)).toEqual([])
    bridge.emit('undo:changed', { last: deed(2), undone: null })
    move()
    await flushPromises()

    expect(undone(bridge)).toEqual([{ id: 2 }])
  })
})
