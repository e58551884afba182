// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import type { StartupState } from '../../../../../src-main/contract/startup.ts'
import AutoLockSetting from '../../../../../src-renderer/features/security/AutoLockSetting.vue'
import ProtectionSetting from '../../../../../src-renderer/features/security/ProtectionSetting.vue'
import RecoveryNotice from '../../../../../src-renderer/features/security/RecoveryNotice.vue'
import RecoverySetting from '../../../../../src-renderer/features/security/RecoverySetting.vue'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import { useStartupStore } from '../../../../../src-renderer/stores/startup.ts'
import { createFakeMailBridge, type FakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { enter, fill, press, showView } from '../../../../support/show-view.ts'

const All = defineComponent(() => () => [
  h(RecoveryNotice),
  h(ProtectionSetting),
  h(RecoverySetting),
  h(AutoLockSetting),
])
const KEY = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ'

async function show(startup: Partial<StartupState>): Promise<FakeMailBridge> {
  localStorage.clear()
  const bridge = createFakeMailBridge({
    accounts: [sampleAccount({ isSample: false })],
    startup: {
      stage: 'ready',
      protection: 'keyring',
      hasRecoveryKey: false,
      hasKeyring: true,
      failure: null,
      ...startup,
    },
  })
  await showView(All, { bridge })
  await Promise.all([useStartupStore().load(), useAccountsStore().load()])
  await flushPromises()
  bridge.calls.length = 0
  return bridge
}
const named = (bridge: FakeMailBridge, name: string): unknown[] =>
  bridge.calls.filter((call) => call.name === name).map(({ request }) => request)

describe('what protects the mail', () => {
  it('goes from the keyring to a passphrase, and then can be locked', async () => {
    const bridge = await show({})
    expect(document.body.textContent).toContain('Needs a passphrase')

    await press('Use a passphrase…')
    await fill('Passphrase', 'five grey pigeons')
    await fill('Repeat it', 'five grey pigeons')
    await enter('Passphrase')

    expect(named(bridge, 'startup:changeKeeper')).toEqual([
      { proof: { passphrase: null }, keeper: { kind: 'passphrase', passphrase: 'five grey pigeons' } },
    ])
    await press('Lock now')
    expect(named(bridge, 'startup:lock')).toHaveLength(1)
  })

  it('goes back to the keyring only with the passphrase, and says when that is wrong', async () => {
    const bridge = await show({ protection: 'passphrase' })
    bridge.fail('startup:changeKeeper', 'passphrase-wrong')

    await press('Use the keyring…')
    await fill('Present passphrase', 'wrong')
    await press('Save')

    expect(named(bridge, 'startup:changeKeeper')).toEqual([
      { proof: { passphrase: 'wrong' }, keeper: { kind: 'keyring' } },
    ])
    expect(document.querySelector('[role=dialog] [role=alert]')?.textContent).toContain('not right')
  })
})

describe('the recovery key', () => {
  it('is asked for once there is real mail, shown once, and good only when it is kept', async () => {
    const bridge = await show({})
    expect(document.body.textContent).toContain('keyring is ever lost')

    document.querySelector<HTMLButtonElement>('[role=status] button')!.click()
    await flushPromises()
    expect(document.querySelector('[role=dialog]')?.textContent).toContain(KEY)
    expect(document.querySelector('.print-sheet')?.textContent).toContain(KEY)
    await press('Save as a file…')
    expect(named(bridge, 'startup:saveRecoverySheet')).toEqual([
      { name: 'Restante recovery key', text: expect.stringContaining(KEY) as string },
    ])
    document.querySelector<HTMLButtonElement>('[role=checkbox]')!.click()
    await flushPromises()
    await press('Done')

    expect(named(bridge, 'startup:keepRecoveryKey')).toHaveLength(1)
    expect(document.body.textContent).not.toContain(KEY)
    expect(document.body.textContent).not.toContain('keyring is ever lost')
  })

  it('is shown to nobody who does not know the passphrase', async () => {
    const bridge = await show({ protection: 'passphrase', hasRecoveryKey: true })
    bridge.fail('startup:makeRecoveryKey', 'passphrase-wrong')

    await press('Make another…')
    expect(named(bridge, 'startup:makeRecoveryKey')).toEqual([])
    await fill('Present passphrase', 'wrong')
    await press('Show the recovery key')

    expect(named(bridge, 'startup:makeRecoveryKey')).toEqual([{ proof: { passphrase: 'wrong' } }])
    expect(document.body.textContent).not.toContain(KEY)
  })

  it('is not asked for again for a week once it was put off', async () => {
    await show({})
    await press('Later')

    expect(document.body.textContent).not.toContain('keyring is ever lost')
  })
})
