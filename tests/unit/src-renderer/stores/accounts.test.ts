// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { useAccountsStore } from '../../../../src-renderer/stores/accounts.ts'
import type { StartupState } from '../../../../src-main/contract/startup.ts'
import { useStartupStore } from '../../../../src-renderer/stores/startup.ts'
import { sampleAccount } from '../../../support/sample-account.ts'
import { createFakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { useBridge } from '../../../support/show-view.ts'

describe('the accounts store', () => {
  it('holds what main last said', async () => {
    const [first, second] = [sampleAccount(), sampleAccount({ email: 'work@example.net' })]
    const bridge = createFakeMailBridge({ accounts: [first] })
    useBridge(bridge)
    const accounts = useAccountsStore()
    expect(accounts.isLoaded).toBe(false)

    await accounts.load()
    expect(accounts.accounts).toEqual([first])
    bridge.emit('accounts:changed', [second])

    expect(accounts.accounts).toEqual([second])
    expect(accounts.byId.get(second.id)).toEqual(second)
  })

  it('keeps what it had, and why, when main does not answer', async () => {
    const bridge = createFakeMailBridge()
    bridge.fail('accounts:list', 'store-stopped')
    useBridge(bridge)
    const accounts = useAccountsStore()

    await accounts.load()

    expect(accounts.isLoaded).toBe(false)
    expect(accounts.failure?.code).toBe('store-stopped')
  })
})

const LOCKED: StartupState = {
  stage: 'locked',
  protection: 'passphrase',
  hasRecoveryKey: false,
  hasKeyring: null,
  failure: null,
}

describe('the startup store', () => {
  it('is failed when even the state cannot be had', async () => {
    const bridge = createFakeMailBridge()
    bridge.fail('startup:state', 'unexpected')
    useBridge(bridge)
    const startup = useStartupStore()

    await startup.load()

    expect(startup.state).toMatchObject({ stage: 'failed', failure: { code: 'unexpected' } })
  })

  it('moves on as main does', async () => {
    const bridge = createFakeMailBridge({
      startup: LOCKED,
    })
    useBridge(bridge)
    const startup = useStartupStore()
    await startup.load()
    expect(startup.state.stage).toBe('locked')

    bridge.emit('startup:changed', { ...LOCKED, stage: 'ready' })

    expect(startup.state.stage).toBe('ready')
  })
})
