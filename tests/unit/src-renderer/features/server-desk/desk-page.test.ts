// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { DeskRow, DeskView } from '../../../../../src-main/contract/server-desk.ts'
import { useCommandKeys } from '../../../../../src-renderer/features/commands/use-commands.ts'
import DeskPage from '../../../../../src-renderer/features/server-desk/DeskPage.vue'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import { useViewStore } from '../../../../../src-renderer/stores/view.ts'
import { deskHeader, deskRows, fakeDesk } from '../../../../support/fake-desk.ts'
import {
  createFakeMailBridge,
  FakeFailure,
  type FakeMailBridge,
} from '../../../../support/fake-mail-bridge.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { byText, press, showView } from '../../../../support/show-view.ts'

const account = sampleAccount({ name: 'Work' })

// Without layout every element is empty, and a table of no height shows no rows.
const height = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'clientHeight')
let page: VueWrapper
beforeEach(() => {
  localStorage.clear()
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
})
afterEach(() => {
  page.unmount()
  document.body.innerHTML = ''
  localStorage.clear()
  if (height) Object.defineProperty(HTMLElement.prototype, 'clientHeight', height)
})

const Window = defineComponent(() => {
  useCommandKeys()
  const view = useViewStore()
  return () => h('div', view.isShown('desk', account.id) ? [h(DeskPage, { accountId: account.id })] : [])
})

/** The page as a click on its link shows it, or as the program begins with it. */
async function show(
  rows: DeskRow[] = deskRows(3),
  { isRestored = false, ...changes }: Partial<DeskView> & { isRestored?: boolean } = {},
): Promise<FakeMailBridge> {
  const desk = { page: 'desk', accountId: account.id } as const
  const bridge = createFakeMailBridge({
    accounts: [account],
    desks: [fakeDesk(account.id, rows, changes)],
  })
  if (isRestored) localStorage.setItem('restante.view', JSON.stringify(desk))
  page = await showView(Window, { bridge })
  await useAccountsStore().load()
  if (!isRestored) useViewStore().show(desk)
  await flushPromises()
  return bridge
}

const shown = (): string => document.body.textContent
const called = (bridge: FakeMailBridge, name: string): unknown[] =>
  bridge.calls.filter((made) => made.name === name).map(({ request }) => request)
const tell = async (bridge: FakeMailBridge, changes: Partial<DeskView>): Promise<void> => {
  const desk = bridge.mailbox.desks[0]!
  desk.view = { ...desk.view, ...changes, revision: desk.view.revision + 1 }
  bridge.emit('desk:changed', desk.view)
  await flushPromises()
}
const grid = () => page.get('[role=grid]')
const key = async (name: string, more: object = {}): Promise<void> => {
  await grid().trigger('keydown', { key: name, ...more })
  await flushPromises()
}
const lost = {
  state: 'closed',
  maildrop: { messages: 3, octets: 3000 },
  failure: { code: 'connection-lost', message: '', serverText: '-ERR Goodbye', retryable: true },
} as const

describe('the maildrop', () => {
  it('is opened by the click that shows it', async () => {
    const bridge = await show()

    expect(called(bridge, 'desk:open')).toHaveLength(1)
    expect(page.get('[aria-current=step]').text()).toBe('TRANSACTION')
    expect(shown()).toContain('TLS 1.3 · SCRAM-SHA-256')
    expect(shown()).toContain('3 messages · 3 kB')
  })

  it('is not opened by the start of the program', async () => {
    const bridge = await show(deskRows(3), { isRestored: true })
    expect(called(bridge, 'desk:open')).toEqual([])

    await press('Open mailbox')

    expect(called(bridge, 'desk:open')).toHaveLength(1)
  })

  it('is not opened again when one comes back to what the last session left to say', async () => {
    const bridge = await show(deskRows(3), lost)

    expect(called(bridge, 'desk:open')).toEqual([])
  })

  it('says so when it is empty', async () => {
    await show([])

    expect(shown()).toContain('Nothing waits on the server')
  })
})

describe('the strip of the session', () => {
  it('warns in words when nothing is encrypted', async () => {
    const bridge = await show()
    await tell(bridge, { tls: null, login: 'USER' })

    expect(shown()).toContain('Not encrypted · USER/PASS')
    expect(shown()).toContain('Anyone on the way can read this session')
  })

  it('warns in words when only the user vouches for the certificate', async () => {
    const bridge = await show()
    await tell(bridge, { tls: { version: 'TLSv1.2', cipher: 'X', isException: true } })

    expect(shown()).toContain('TLS 1.2, certificate trusted by you alone')
  })

  it.each([
    ['authorization', 'AUTHORIZATION'],
    ['update', 'UPDATE'],
  ] as const)('shows the state %s', async (state, step) => {
    const bridge = await show()
    await tell(bridge, { state })

    expect(page.get('[aria-current=step]').text()).toBe(step)
  })
})

describe('the table', () => {
  it('names its rows and columns, and says by which it is sorted', async () => {
    await show()
    const headings = page.findAll('[role=columnheader]').map((heading) => heading.text())
    const sorted = () =>
      page.findAll('[role=columnheader]').map((heading) => heading.attributes('aria-sort') ?? '')

    expect(grid().attributes('aria-rowcount')).toBe('4')
    expect(headings.slice(1)).toEqual(['No.', 'From', 'Subject', 'Marks', 'Date', 'Size', 'Where'])
    expect(sorted()[1]).toBe('descending')

    await press('Size')
    expect(sorted()[6]).toBe('descending')
    expect(sorted()[1]).toBe('none')
  })

  it('stands open for the headers that are awaited, with size and place already there', async () => {
    await show(deskRows(1, () => ({ header: null, octets: 4_100_000, where: 'both' })))

    expect(page.find('[role=row][aria-rowindex="2"] [aria-label="Loading"]').exists()).toBe(true)
    expect(shown()).toContain('4.1 MB')
    expect(shown()).toContain('downloaded')
  })

  it('is worked by the keyboard alone: go, select a range, mark it, look into it, come back', async () => {
    const bridge = await show()
    const marked = (): string[] =>
      bridge.mailbox.desks[0]!.rows.filter(({ isMarked }) => isMarked).map(({ uid }) => uid)

    await key('ArrowDown')
    await key('ArrowDown', { shiftKey: true })
    await key(' ')
    expect(marked()).toEqual(['uid-2', 'uid-3'])
    expect(page.findAll('[role=checkbox][aria-checked=true]')).toHaveLength(2)
    expect(shown()).toContain('2 marked · 2 kB')

    await key('a', { ctrlKey: true })
    expect(page.findAll('[role=row][aria-selected=true]')).toHaveLength(3)
    await key('Escape')
    expect(page.findAll('[role=row][aria-selected=true]')).toHaveLength(1)
  })

  it('selects all messages by key wherever the focus is, but the preview its own text', async () => {
    await show()
    const outside = new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true })
    document.body.dispatchEvent(outside)
    await flushPromises()
    expect(outside.defaultPrevented).toBe(true)
    expect(page.findAll('[role=row][aria-selected=true]')).toHaveLength(3)

    await key('Home')
    await vi.waitFor(() => expect(page.find('[role=region]').exists()).toBe(true))
    await page.get('[role=region]').trigger('keydown', { key: 'a', ctrlKey: true })
    expect(page.findAll('[role=row][aria-selected=true]')).toHaveLength(1)
    expect(getSelection()?.anchorNode).toBe(page.get('[role=region]').element)
  })

  it('gives the keys j, k and Delete to the window', async () => {
    const bridge = await show()
    const window_ = (name: string): void => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))
    }
    for (const name of ['j', 'j', 'k', 'Delete']) {
      window_(name)
      await flushPromises()
    }

    expect(called(bridge, 'desk:mark')).toEqual([
      { accountId: account.id, selection: { kind: 'uids', uids: ['uid-3'] }, isMarked: true },
    ])
  })

  it('ticks with a click in the cell, and a range with Shift', async () => {
    const bridge = await show()
    const cells = () => page.findAll('[role=gridcell].tick')
    await cells()[0]!.trigger('click')
    await flushPromises()
    await cells()[2]!.trigger('click', { shiftKey: true })
    await flushPromises()

    expect(bridge.mailbox.desks[0]!.rows.every(({ isMarked }) => isMarked)).toBe(true)
  })
})

describe('closing the mailbox', () => {
  it('deletes what is downloaded without a question, and says what went and what stays', async () => {
    const bridge = await show(deskRows(3, (number) => ({ where: 'both', isMarked: number > 1 })))

    await press('Close mailbox')

    expect(called(bridge, 'desk:close')).toEqual([{ accountId: account.id, unseen: 0 }])
    expect(shown()).toContain('2 messages deleted on the server')
    expect(shown()).toContain('1 message stays there.')
    expect(page.get('[aria-live=polite]').text()).toBe(
      '2 messages deleted on the server. 1 message stays there.',
    )
  })

  it('asks first where something was never downloaded, naming the number and the first ones', async () => {
    const bridge = await show(
      deskRows(9, (number) => ({
        isMarked: true,
        where: number === 1 ? 'both' : 'new',
        header: deskHeader({ subject: `Offer ${number}` }),
      })),
    )

    await press('Close mailbox')
    const dialog = document.querySelector('[role=dialog]')?.textContent ?? ''
    expect(dialog).toContain('Delete 8 messages that were never downloaded?')
    expect(dialog).toContain('Offer 9')
    expect(dialog).not.toContain('Offer 1')
    expect(dialog).toContain('and 2 more')
    expect(called(bridge, 'desk:close')).toEqual([])

    await press('Delete and close')
    expect(called(bridge, 'desk:close')).toEqual([{ accountId: account.id, unseen: 8 }])
  })

  it('deletes nothing when the question is answered with no', async () => {
    const bridge = await show(deskRows(1, () => ({ isMarked: true })))
    await press('Close mailbox')
    byText('[role=dialog] button', 'Cancel').click()
    await flushPromises()

    expect(document.querySelector('[role=dialog]')).toBe(null)
    expect(called(bridge, 'desk:close')).toEqual([])
  })

  it('says in place why it did not work', async () => {
    const bridge = await show(deskRows(1))
    bridge.answer('desk:close', () => {
      throw new FakeFailure('server-refused', '-ERR some deleted messages not removed')
    })

    await press('Close mailbox')

    expect(page.get('[role=alert]').text()).toContain('-ERR some deleted messages not removed')
  })
})

describe('leaving the mailbox', () => {
  it('deletes nothing, and says so', async () => {
    const bridge = await show(deskRows(2, () => ({ isMarked: true })))

    await press('Leave')

    expect(called(bridge, 'desk:leave')).toHaveLength(1)
    expect(called(bridge, 'desk:close')).toEqual([])
    expect(shown()).toContain('Nothing was deleted on the server.')
    expect(page.find('[role=grid]').exists()).toBe(false)
  })
})

describe('a session that was lost', () => {
  it('keeps rows and marks in sight, and is opened again from where it broke', async () => {
    const bridge = await show(
      deskRows(3, (number) => ({ isMarked: number === 2 })),
      lost,
    )

    expect(page.get('[role=alert]').text()).toContain('-ERR Goodbye')
    expect(shown()).toContain('Your marks are kept.')
    expect(page.findAll('[role=checkbox][aria-checked=true]')).toHaveLength(1)

    await press('Open again')
    expect(called(bridge, 'desk:open')).toHaveLength(1)
    expect(page.find('[role=alert]').exists()).toBe(false)
  })
})

describe('downloading', () => {
  it('takes the rest, shows real progress, and can be stopped', async () => {
    const bridge = await show(
      deskRows(4, (number) => ({ isMarked: number === 1, where: number === 4 ? 'both' : 'new' })),
    )

    await press('Download the rest (2)')
    expect(called(bridge, 'desk:download')).toEqual([
      { accountId: account.id, selection: { kind: 'unmarked' } },
    ])

    await tell(bridge, {
      download: { doneMessages: 1, totalMessages: 2, doneOctets: 500, totalOctets: 2000 },
    })
    expect(shown()).toContain('Downloading 1 of 2 messages · 500 bytes of 2 kB')
    expect(page.get('[role=progressbar]').attributes('aria-valuenow')).toBe('500')

    await press('Cancel')
    expect(called(bridge, 'desk:cancelDownload')).toHaveLength(1)
  })

  it('has nothing to take of what is here already', async () => {
    await show(deskRows(2, () => ({ where: 'both' })))
    await key('a', { ctrlKey: true })
    const buttons = page
      .findAll('footer button')
      .map((button) => [button.text(), button.attributes('disabled')])

    expect(buttons).toContainEqual(['Download the rest (0)', ''])
    expect(buttons).toContainEqual(['Download selected (0)', ''])
  })

  it('takes what is selected, not what is marked, and counts what is not here yet', async () => {
    const bridge = await show(deskRows(4, (number) => ({ where: number === 2 ? 'both' : 'new' })))
    await key('ArrowDown')
    await key('ArrowDown')
    await key('ArrowDown', { shiftKey: true })
    await key('ArrowDown', { shiftKey: true })

    await press('Download selected (2)')

    expect(called(bridge, 'desk:download')).toEqual([
      { accountId: account.id, selection: { kind: 'uids', uids: ['uid-3', 'uid-2', 'uid-1'] } },
    ])
  })
})

it('lists what was deleted unseen, with its headers on demand', async () => {
  const bridge = await show(deskRows(1), { closed: { deleted: 1, left: 0 } })
  bridge.mailbox.desks[0]!.deletedUnseen = [
    {
      id: 1,
      accountId: account.id,
      at: Date.UTC(2026, 10, 21),
      rule: 'shop',
      fromName: 'Shop',
      fromAddress: 'shop@example.org',
      subject: 'Sale',
      date: null,
      octets: 1000,
      headers: 'X-Spam-Score: 9\nX-Note: =?utf-8?q?caf=C3=A9?=',
      fields: [
        { name: 'X-Spam-Score', value: '9' },
        { name: 'X-Note', value: 'café' },
      ],
    },
  ]

  await press('Deleted unseen…')

  const dialog = document.querySelector('[role=dialog]')!
  expect(dialog.textContent).toContain('Undo is not possible')
  expect(dialog.textContent).toContain('by the rule \u2068shop\u2069')
  expect(dialog.querySelector('details')?.open).toBe(false)
  expect(dialog.querySelector('details')?.textContent).toContain('X-Note: café')

  await press('As the server sent it')
  expect(dialog.querySelector('details')?.textContent).toContain('X-Note: =?utf-8?q?caf=C3=A9?=')
})
