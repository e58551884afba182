// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { useAccountsStore } from '../../../../src-renderer/stores/accounts.ts'
import { useViewStore } from '../../../../src-renderer/stores/view.ts'
import { createFakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { sampleAccount } from '../../../support/sample-account.ts'
import { useBridge } from '../../../support/show-view.ts'

const forget = (): void => localStorage.removeItem('restante.view')
beforeEach(forget)
afterEach(forget)

const account = sampleAccount({ name: 'Home' })
const desk = { page: 'desk', accountId: account.id } as const

/** The program as it starts, with these accounts. */
async function start(accounts = [account]) {
  const bridge = createFakeMailBridge({ accounts })
  useBridge(bridge)
  await useAccountsStore().load()
  return { bridge, view: useViewStore() }
}

describe('the view', () => {
  it('begins with the mail', async () => {
    const { view } = await start()

    expect(view.current).toEqual({ page: 'mail' })
    expect(view.accountId).toBe(null)
  })

  it('is the same after a restart', async () => {
    const { view } = await start()
    view.show(desk)
    await nextTick()

    const { view: after } = await start()

    expect(after.current).toEqual(desk)
    expect(after.isShown('desk', account.id)).toBe(true)
    expect(after.isShown('console', account.id)).toBe(false)
  })

  it('goes back to the mail when its account is removed', async () => {
    const { view, bridge } = await start()
    view.show(desk)

    bridge.emit('accounts:changed', [sampleAccount({ name: 'Another' })])

    expect(view.current).toEqual({ page: 'mail' })
  })

  it('shows the rules of all accounts whatever becomes of one', async () => {
    const { view, bridge } = await start()
    view.show({ page: 'rules', accountId: null, sender: null })

    bridge.emit('accounts:changed', [])

    expect(view.isShown('rules', null)).toBe(true)
  })
})
