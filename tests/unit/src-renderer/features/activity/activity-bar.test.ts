// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import type { Job } from '../../../../../src-main/contract/job.ts'
import type { SyncState } from '../../../../../src-main/contract/sync.ts'
import ActivityBar from '../../../../../src-renderer/features/activity/ActivityBar.vue'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import { useSyncStore } from '../../../../../src-renderer/stores/sync.ts'
import { createFakeMailBridge, type FakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { idleState } from '../../../../support/idle-state.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { field, fill, press, showView } from '../../../../support/show-view.ts'

const [home, work] = [sampleAccount({ name: 'Home' }), sampleAccount({ name: 'Work' })]

const state = (accountId: string, changes: Partial<SyncState>): SyncState => ({
  ...idleState(accountId),
  ...changes,
})

const downloading = {
  phase: 'messages',
  doneMessages: 812,
  totalMessages: 1304,
  doneOctets: 42_600_000,
  totalOctets: 85_200_000,
} as const
const refused = {
  failure: {
    code: 'auth-rejected',
    message: '',
    serverText: '-ERR [AUTH] No, thank you.',
    retryable: false,
  },
} as const

let bar: VueWrapper
afterEach(() => bar.unmount())

async function show(...sync: SyncState[]): Promise<FakeMailBridge> {
  const bridge = createFakeMailBridge({ accounts: [home, work], sync })
  bar = await showView(ActivityBar, { bridge })
  await Promise.all([useAccountsStore().load(), useSyncStore().load()])
  await flushPromises()
  bridge.calls.length = 0
  return bridge
}

const progress = (): (string | undefined)[] => {
  const element = bar.get('[role=progressbar]')
  return [element.attributes('aria-valuenow'), element.attributes('aria-valuemax')]
}
const announced = (): string => bar.get('[aria-live=polite]').text()

describe('the activity bar', () => {
  it('says that mail was never checked', async () => {
    await show()

    expect(announced()).toBe('Mail has not been checked yet')
  })

  it('shows account, messages, octets and real progress of a running sync', async () => {
    await show(state(work.id, downloading))

    expect(bar.text()).toContain('Work')
    expect(bar.text()).toContain('Downloading 812 of 1,304 messages · 42.6 MB')
    expect(progress()).toEqual(['42600000', '85200000'])
  })

  it('measures headers by their number', async () => {
    await show(state(work.id, { phase: 'headers', doneMessages: 5, totalMessages: 20 }))

    expect(bar.text()).toContain('Reading headers: 5 of 20')
    expect(progress()).toEqual(['5', '20'])
  })

  it('shows no progress bar while there is nothing to measure', async () => {
    await show(state(work.id, { phase: 'connecting' }))

    expect(bar.text()).toContain('Connecting…')
    expect(bar.find('[role=progressbar]').exists()).toBe(false)
  })

  it('cancels the sync it shows', async () => {
    const bridge = await show(state(work.id, downloading))

    await press('Cancel')

    expect(bridge.calls).toEqual([{ name: 'sync:cancel', request: { accountId: work.id } }])
  })

  it('sums up when several run, and tells each apart on demand', async () => {
    await show(state(home.id, downloading), state(work.id, downloading))
    expect(bar.text().replace(/\s+/g, ' ')).toContain(
      'Getting mail from 2 accounts · 1,624 of 2,608 messages · 85.2 MB',
    )

    await press('Show each account')

    const lines = [...document.querySelectorAll('li')].map((line) => line.textContent)
    expect(lines).toEqual([expect.stringContaining('Home'), expect.stringContaining('Work')])
  })

  it('announces a sync once, not at every message', async () => {
    const bridge = await show(state(work.id, downloading))
    const before = announced()

    bridge.emit('sync:changed', state(work.id, { ...downloading, doneMessages: 900 }))
    await flushPromises()

    expect(bar.text()).toContain('900')
    expect(announced()).toBe(before)
  })

  it('says when mail was last checked and what came', async () => {
    await show(
      state(home.id, { finishedAt: Date.now() - 60_000, newMessages: 2 }),
      state(work.id, { finishedAt: Date.now(), newMessages: 1 }),
    )

    expect(announced()).toMatch(/^Last checked .+ · 3 new messages$/)
  })

  it('names the account that failed, with what the server said, and tries again', async () => {
    const bridge = await show(state(work.id, refused))
    expect(bar.text()).toContain('Work')

    await press('The server did not accept the user name or password')
    expect(document.body.textContent).toContain('-ERR [AUTH] No, thank you.')
    await press('Try again')

    expect(bridge.calls).toEqual([{ name: 'sync:start', request: { accountId: work.id } }])
  })

  it('leads from a failure to the form of that account', async () => {
    await show(state(work.id, refused))

    await press('Edit account')

    expect(field('Name shown').value).toBe('Work')
  })

  it('does not call a sync that the user stopped a failure', async () => {
    await show(
      state(work.id, {
        finishedAt: Date.now(),
        failure: { code: 'cancelled', message: '', retryable: true },
      }),
    )

    expect(announced()).toMatch(/^Last checked/)
  })

  it('takes no focus when something happens', async () => {
    const bridge = await show()
    const before = document.activeElement

    bridge.emit('sync:changed', state(work.id, refused))
    await flushPromises()

    expect(document.activeElement).toBe(before)
  })

  describe('with an account that waits', () => {
    const nextTryAt = new Date(2026, 10, 21, 10, 32).getTime()
    const busy = {
      failure: { code: 'mailbox-busy', message: '', serverText: '[IN-USE]', retryable: true },
      waiting: 'mailbox-busy',
      nextTryAt,
    } as const

    it('says calmly what for and until when, and lets the user try at once', async () => {
      const bridge = await show(state(work.id, busy))

      expect(announced()).toContain('The mailbox is in use · Next try at 10:32')
      expect(bar.text()).not.toContain('could not')
      await press('Try now')

      expect(bridge.calls).toEqual([{ name: 'sync:start', request: { accountId: work.id } }])
    })

    it('tells several apart on demand', async () => {
      await show(state(home.id, busy), state(work.id, { waiting: 'offline', nextTryAt: null }))
      expect(announced()).toBe('Waiting to get mail from 2 accounts')

      await press('Show each account')

      const lines = [...document.querySelectorAll('li')].map((line) => line.textContent)
      expect(lines).toEqual([
        expect.stringContaining('The mailbox is in use · Next try at 10:32'),
        expect.stringContaining('No network connection'),
      ])
    })
  })

  describe('with a server that numbers its messages anew', () => {
    const question = { kind: 'renumbered', unrecognised: 4120 } as const

    it('says how many messages are in doubt, and what is recognised anyway', async () => {
      await show(state(work.id, { question }))

      expect(bar.text()).toContain('4,120 messages look new, but may be here already')
      expect(announced()).toContain('4,120 messages')
    })

    it.each([
      ['Download them', true],
      ['They are here already', false],
    ] as const)('takes "%s" for an answer', async (words, takesThem) => {
      const bridge = await show(state(work.id, { question }))

      await press(words)

      expect(bridge.calls).toEqual([{ name: 'sync:answer', request: { accountId: work.id, takesThem } }])
    })
  })

  describe('with a password that the server refused', () => {
    const TITLE = 'The server did not accept the user name or password'

    it('asks for another one in place, and for none when it was taken', async () => {
      const bridge = await show(state(work.id, { ...refused, waiting: 'password' }))
      await press(TITLE)

      await fill(`Password for \u2068${work.user}\u2069`, 'better horse')
      await press('Sign in')

      expect(bridge.calls).toEqual([
        { name: 'accounts:setPassword', request: { id: work.id, password: 'better horse' } },
      ])
      bridge.emit('sync:changed', state(work.id, { phase: 'connecting' }))
      await flushPromises()
      expect(bar.text()).not.toContain(TITLE)
    })

    it('still asks after a restart, when nobody knows what the server said', async () => {
      await show(state(work.id, { waiting: 'password' }))

      expect(bar.text()).toContain(TITLE)
    })

    it('says why another password could not be kept', async () => {
      const bridge = await show(state(work.id, { ...refused, waiting: 'password' }))
      bridge.fail('accounts:setPassword', 'disk-full')
      await press(TITLE)

      await fill(`Password for \u2068${work.user}\u2069`, 'better horse')
      await press('Sign in')

      expect(document.body.textContent).toContain('The disk is full')
    })
  })

  it('shows what the program does by itself without a button, and only where nobody asked for anything', async () => {
    const bridge = await show()
    const job = {
      state: 'running',
      unit: 'messages',
      messages: 0,
      duplicates: 0,
      bad: 0,
      cut: 0,
      path: '',
      failure: null,
    } as const
    const tell = async (
      change: Pick<Job, 'id' | 'kind' | 'done' | 'total'> & Partial<Job>,
    ): Promise<void> => {
      bridge.emit('jobs:changed', { ...job, ...change })
      await flushPromises()
    }

    await tell({ id: 1, kind: 'index', done: 300, total: 5_000 })
    expect(bar.text()).toContain('Making mail searchable · 300 of 5,000')
    expect(progress()).toEqual(['300', '5000'])
    expect(bar.findAll('button')).toEqual([])

    await tell({ id: 2, kind: 'check', done: 10, total: 90 })
    await tell({ id: 1, kind: 'index', done: 400, total: 5_000 })
    expect(bar.text()).toContain('Checking the mail · 10 of 90 messages')
    await press('Cancel')
    expect(bridge.calls).toContainEqual({ name: 'jobs:cancel', request: { id: 2 } })

    await tell({ id: 1, kind: 'index', done: 5_000, total: 5_000, state: 'done' })
    await tell({ id: 2, kind: 'check', done: 10, total: 90, state: 'cancelled' })
    await press('Close')
    expect(bar.findAll('[role=progressbar]')).toEqual([])
  })

  it('shows how far a newer version is, and stops it', async () => {
    const bridge = await show()

    bridge.emit('updates:changed', {
      isPossible: true,
      stage: 'downloading',
      version: '9.9.9',
      percent: 41.7,
      fault: null,
    })
    await flushPromises()
    expect(bar.text()).toContain('Downloading version 9.9.9: 41 %')
    expect(progress()).toEqual(['41', '100'])
    await press('Cancel')

    expect(bridge.calls).toContainEqual({ name: 'updates:cancel', request: undefined })
  })
})
