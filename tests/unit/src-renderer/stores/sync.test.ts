// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { SyncState } from '../../../../src-main/contract/sync.ts'
import { useSyncStore } from '../../../../src-renderer/stores/sync.ts'
import { createFakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { idleState } from '../../../support/idle-state.ts'
import { useBridge } from '../../../support/show-view.ts'

const state = (accountId: string, phase: SyncState['phase']): SyncState => ({
  ...idleState(accountId),
  phase,
})

describe('the sync store', () => {
  it('knows which account is busy, as main says', async () => {
    const bridge = createFakeMailBridge({ sync: [state('a', 'idle'), state('b', 'messages')] })
    useBridge(bridge)
    const sync = useSyncStore()

    await sync.load()
    expect([sync.isBusy('a'), sync.isBusy('b'), sync.isBusy(null)]).toEqual([false, true, true])
    bridge.emit('sync:changed', state('b', 'idle'))

    expect([sync.isBusy('b'), sync.isBusy(null)]).toEqual([false, false])
  })

  it('orders start and cancel for one account or all', async () => {
    const bridge = createFakeMailBridge()
    useBridge(bridge)
    const sync = useSyncStore()

    await sync.start('a')
    await sync.cancel(null)

    expect(bridge.calls).toEqual([
      { name: 'sync:start', request: { accountId: 'a' } },
      { name: 'sync:cancel', request: { accountId: null } },
    ])
  })

  it('holds why an order was not taken, until one is', async () => {
    const bridge = createFakeMailBridge()
    bridge.fail('sync:start', 'vault-locked')
    useBridge(bridge)
    const sync = useSyncStore()

    await sync.start(null)
    expect(sync.failure?.code).toBe('vault-locked')
    bridge.fail('sync:start')
    await sync.start(null)

    expect(sync.failure).toBeNull()
  })
})
