// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import type { StartupState } from '../../../../../src-main/contract/startup.ts'
import StartupPage from '../../../../../src-renderer/features/startup/StartupPage.vue'
import { passphraseStrength } from '../../../../../src-renderer/features/startup/passphrase-strength.ts'
import { useStartupStore } from '../../../../../src-renderer/stores/startup.ts'
import { createFakeMailBridge, type FakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { enter, field, fill, press, showView } from '../../../../support/show-view.ts'

let page: VueWrapper
afterEach(() => page.unmount())

async function show(startup: Partial<StartupState>): Promise<FakeMailBridge> {
  const bridge = createFakeMailBridge({
    startup: {
      stage: 'starting',
      protection: null,
      hasRecoveryKey: false,
      hasKeyring: false,
      failure: null,
      ...startup,
    },
  })
  page = await showView(StartupPage, { bridge })
  await useStartupStore().load()
  await flushPromises()
  bridge.calls.length = 0
  return bridge
}

describe('choosing a passphrase', () => {
  it('says why one is needed and what is lost with it', async () => {
    await show({ stage: 'choose-passphrase' })

    expect(page.text()).toContain('no keyring')
    expect(page.text()).toContain('If you forget it')
  })

  it('begins in the field', async () => {
    await show({ stage: 'choose-passphrase' })

    expect(document.activeElement).toBe(field('Passphrase'))
  })

  it('refuses one that is too short, and one repeated differently, at its field', async () => {
    const bridge = await show({ stage: 'choose-passphrase' })

    await fill('Passphrase', '1234567')
    await fill('Repeat it', '7654321')
    await press('Protect my mail')

    expect(page.findAll('[role=alert]').map((note) => note.text())).toEqual([
      'At least 8 characters',
      'The two are not the same',
    ])
    expect(bridge.calls).toEqual([])
  })

  it('hands over one of eight characters, entered twice', async () => {
    const bridge = await show({ stage: 'choose-passphrase' })

    await fill('Passphrase', '12345678')
    await fill('Repeat it', '12345678')
    await enter('Repeat it')

    expect(bridge.calls).toEqual([{ name: 'startup:choosePassphrase', request: { passphrase: '12345678' } }])
  })

  it('shows why it could not be kept', async () => {
    const bridge = await show({ stage: 'choose-passphrase' })
    bridge.fail('startup:choosePassphrase', 'disk-full')

    await fill('Passphrase', '12345678')
    await fill('Repeat it', '12345678')
    await enter('Passphrase')

    expect(page.text()).toContain('The disk is full')
  })

  it.each([
    ['password', 'weak'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['correct horse', 'fair'],
    ['correct horse battery staple', 'strong'],
  ] as const)('calls "%s" %s', (passphrase, strength) => {
    expect(passphraseStrength(passphrase)).toBe(strength)
  })
})

describe('unlocking', () => {
  it('begins in the field, and Enter sends it', async () => {
    const bridge = await show({ stage: 'locked' })
    expect(document.activeElement).toBe(field('Passphrase'))

    await fill('Passphrase', 'correct horse')
    await enter('Passphrase')

    expect(bridge.calls).toEqual([{ name: 'startup:unlock', request: { passphrase: 'correct horse' } }])
  })

  it('says at the field that the passphrase is wrong, and lets it be typed again', async () => {
    const bridge = await show({ stage: 'locked' })
    bridge.fail('startup:unlock', 'passphrase-wrong')

    await fill('Passphrase', 'wrong horse')
    await enter('Passphrase')

    expect(page.find('[role=alert]').text()).toContain('not right')
    expect(document.activeElement).toBe(field('Passphrase'))
  })
})

describe('a start that failed', () => {
  it.each([
    ['store-key-wrong', 'The key does not fit'],
    ['store-corrupt', 'is damaged'],
    ['store-too-new', 'newer Restante'],
    ['store-locked', 'is in use'],
    ['keyring-unavailable', 'does not answer'],
  ] as const)('says for %s what happened, and that nothing was touched', async (code, words) => {
    await show({ stage: 'failed', failure: { code, message: 'file is not a database', retryable: false } })

    expect(page.find('h1').text()).toContain(words)
    expect(page.text()).toContain('Nothing of your mail was changed or deleted.')
    expect(page.text()).toContain('file is not a database')
  })
})

describe('a locked keyring', () => {
  it('is said to be waited for, and on a first start a passphrase will do instead', async () => {
    const bridge = await show({ stage: 'keyring-locked', hasKeyring: null })
    expect(page.text()).toContain('goes on by itself')
    expect(page.text()).not.toContain('recovery key')

    await press('Use a passphrase instead')
    expect(page.text()).toContain('instead of the keyring')
    await fill('Passphrase', '12345678')
    await fill('Repeat it', '12345678')
    await enter('Repeat it')

    expect(bridge.calls).toEqual([{ name: 'startup:choosePassphrase', request: { passphrase: '12345678' } }])
  })
})

describe('the recovery key', () => {
  it('is offered where the keyring has lost the key, and gives it to the keyring again', async () => {
    const bridge = await show({
      stage: 'failed',
      protection: 'keyring',
      hasRecoveryKey: true,
      hasKeyring: true,
      failure: { code: 'keyring-unavailable', message: '', retryable: false },
    })

    await press('Use the recovery key')
    await fill('Recovery key', 'abcd efgh')
    await enter('Recovery key')

    expect(bridge.calls).toEqual([
      { name: 'startup:recover', request: { recoveryKey: 'abcd efgh', passphrase: null } },
    ])
  })

  it('asks for a new passphrase where that is what was lost, and says at its field when it is wrong', async () => {
    const bridge = await show({ stage: 'locked', protection: 'passphrase', hasRecoveryKey: true })
    bridge.fail('startup:recover', 'recovery-key-wrong')

    await press('Forgotten? Use the recovery key')
    await fill('Recovery key', 'abcd')
    await fill('New passphrase', 'five grey pigeons')
    await fill('Repeat it', 'five grey pigeons')
    await enter('Recovery key')

    expect(bridge.calls).toEqual([
      { name: 'startup:recover', request: { recoveryKey: 'abcd', passphrase: 'five grey pigeons' } },
    ])
    expect(page.find('[role=alert]').text()).toContain('not right')
    expect(field('Recovery key').getAttribute('aria-invalid')).toBe('true')
  })
})
