// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Job } from '../../../../../src-main/contract/job.ts'
import type { Rule, RuleTestRun } from '../../../../../src-main/contract/rule.ts'
import TestRunDialog from '../../../../../src-renderer/features/rules/TestRunDialog.vue'
import { createFakeMailBridge, type FakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { showView } from '../../../../support/show-view.ts'

const rule: Rule = {
  id: 3,
  version: 1,
  isOn: false,
  isConfirmed: false,
  name: 'Shops',
  accountId: null,
  match: 'all',
  conditions: [{ kind: 'field', field: 'from', test: 'contains', text: 'shop' }],
  actions: { fate: 'skip', labelIds: [], place: null, star: false, markRead: false },
  stopsHere: false,
}
const job: Job = {
  id: 7,
  kind: 'test',
  state: 'running',
  unit: 'messages',
  done: 1200,
  total: 5000,
  messages: 0,
  duplicates: 0,
  bad: 0,
  cut: 0,
  path: '',
  failure: null,
}

/** The dialog over a test run that goes on until `end`. */
async function show(): Promise<{ bridge: FakeMailBridge; dialog: VueWrapper; end: () => void }> {
  const bridge = createFakeMailBridge({ rules: [rule] })
  let end!: () => void
  const run: RuleTestRun = { looked: 5000, total: 5000, matched: 0, waiting: 0, rows: [] }
  const running = new Promise<RuleTestRun>((resolve) => (end = () => resolve(run)))
  bridge.answer('rules:test', () => running)
  const dialog = await showView(TestRunDialog, { bridge, props: { rule, open: true } })
  return { bridge, dialog, end }
}

describe('a test run', () => {
  it('that takes long says how far it is, and then what it found', async () => {
    const { bridge, end } = await show()
    bridge.emit('jobs:changed', job)
    await flushPromises()

    expect(document.body.textContent).toContain('1,200 of 5,000 messages')
    expect(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('1200')

    bridge.emit('jobs:changed', { ...job, state: 'done' })
    end()
    await flushPromises()
    expect(document.body.textContent).toContain('0 of 5,000 messages match.')
    expect(document.querySelector('[role=progressbar]')).toBeNull()
  })

  it('is stopped when nobody waits for it any more', async () => {
    const { bridge, dialog } = await show()
    bridge.emit('jobs:changed', job)

    await dialog.setProps({ open: false })

    expect(bridge.calls).toContainEqual({ name: 'jobs:cancel', request: { id: 7 } })
  })
})
