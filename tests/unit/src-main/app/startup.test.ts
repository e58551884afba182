import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createVault,
  NO_VAULT,
  type Keyring,
  type VaultFile,
  type VaultKeys,
} from '../../../../src-main/accounts/vault.ts'
import { createStartup, type Startup } from '../../../../src-main/app/startup.ts'
import { StoreError } from '../../../../src-main/store/errors.ts'
import { memoryFile } from '../../../support/memory-file.ts'

const plainKeyring: Keyring = {
  wrap: (key) => Promise.resolve(Buffer.from(key)),
  unwrap: (wrapped) => Promise.resolve(Buffer.from(wrapped)),
}
const PASSPHRASE = 'five grey pigeons'

describe('startup', () => {
  let folder: string
  let vaultFile: ReturnType<typeof memoryFile<VaultFile>>
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restante-startup-'))
    vaultFile = memoryFile(NO_VAULT)
  })
  afterEach(() => rm(folder, { recursive: true }))

  const start = (
    keyring: Keyring | null,
    open: () => Promise<string> = () => Promise.resolve('the desk'),
  ): Startup<string> => startWith(() => Promise.resolve(keyring), open)

  const startWith = (
    findKeyring: () => Promise<Keyring | null>,
    open: () => Promise<string> = () => Promise.resolve('the desk'),
    close: () => Promise<void> = () => Promise.resolve(),
  ): Startup<string> =>
    createStartup({
      vault: createVault(vaultFile),
      findKeyring,
      keyringMillis: 20,
      databasePath: join(folder, 'mail.db'),
      open,
      close,
      onState: () => undefined,
    })

  it('opens by itself where there is a keyring, the first time and after', async () => {
    const first = start(plainKeyring)
    await first.begin()
    const second = start(plainKeyring)
    await second.begin()

    expect(first.state()).toEqual({
      stage: 'ready',
      protection: 'keyring',
      hasRecoveryKey: false,
      hasKeyring: true,
      failure: null,
    })
    expect(second.opened()).toBe('the desk')
  })

  it('asks for a passphrase where there is none, and for the same one at the next start', async () => {
    const first = start(null)
    await first.begin()
    expect(first.state().stage).toBe('choose-passphrase')
    await first.choosePassphrase(PASSPHRASE)
    expect(first.state()).toMatchObject({ stage: 'ready', protection: 'passphrase', failure: null })

    const second = start(plainKeyring)
    await second.begin()
    expect(second.state().stage).toBe('locked')
    await expect(second.unlock('another one')).rejects.toMatchObject({ name: 'PassphraseError' })
    expect(second.state().stage).toBe('locked')
    await second.unlock(PASSPHRASE)
    expect(second.opened()).toBe('the desk')
  })

  it('gives nothing away before it is open', async () => {
    const startup = start(null)
    await startup.begin()

    expect(() => startup.opened()).toThrow(expect.objectContaining({ code: 'vault-locked' }))
  })

  it('makes no new key when there is mail whose key is gone', async () => {
    await writeFile(join(folder, 'mail.db'), 'encrypted mail')
    const startup = start(plainKeyring)

    await startup.begin()

    expect(startup.state()).toMatchObject({ stage: 'failed', failure: { code: 'store-key-wrong' } })
    expect(vaultFile.read()).toEqual(NO_VAULT)
  })

  it('says that the keyring is gone, and keeps the vault as it was', async () => {
    await start(plainKeyring).begin()
    const before = vaultFile.written()
    const startup = start(null)

    await startup.begin()

    expect(startup.state()).toMatchObject({ stage: 'failed', failure: { code: 'keyring-unavailable' } })
    expect(vaultFile.written()).toBe(before)
  })

  it('says why the store did not open', async () => {
    const startup = start(plainKeyring, () => Promise.reject(new StoreError('too-new', 'version 999')))

    await startup.begin()

    expect(startup.state()).toMatchObject({ stage: 'failed', failure: { code: 'store-too-new' } })
  })
  it('waits for a locked keyring in sight, and goes on by itself once it is unlocked', async () => {
    let unlock: (keyring: Keyring) => void = () => undefined
    const startup = startWith(() => new Promise((resolve) => (unlock = resolve)))

    const begun = startup.begin()
    await vi.waitFor(() => expect(startup.state().stage).toBe('keyring-locked'))
    unlock(plainKeyring)
    await begun

    expect(startup.opened()).toBe('the desk')
  })

  it('opens by the recovery key when the keyring has lost its entry, and gives the key to the new one', async () => {
    const first = start(plainKeyring)
    await first.begin()
    const recoveryKey = await first.makeRecoveryKey({ passphrase: null })
    first.keepRecoveryKey()
    const newKeyring: Keyring = {
      wrap: (key) => Promise.resolve(Buffer.concat([Buffer.from('new'), key])),
      unwrap: (wrapped) =>
        wrapped.subarray(0, 3).toString() === 'new'
          ? Promise.resolve(wrapped.subarray(3))
          : Promise.reject(new Error('no such entry')),
    }

    const second = start(newKeyring)
    await second.begin()
    expect(second.state()).toMatchObject({
      stage: 'failed',
      hasRecoveryKey: true,
      hasKeyring: true,
      failure: { code: 'keyring-unavailable' },
    })
    await expect(second.recover('0000-0000', null)).rejects.toMatchObject({ name: 'RecoveryKeyError' })
    await second.recover(recoveryKey, null)
    expect(second.state()).toMatchObject({ stage: 'ready', protection: 'keyring' })

    const third = start(newKeyring)
    await third.begin()
    expect(third.state().stage).toBe('ready')
  })

  it('opens by the recovery key and a passphrase where the keyring is gone or stays locked, once', async () => {
    const first = start(plainKeyring)
    await first.begin()
    const recoveryKey = await first.makeRecoveryKey({ passphrase: null })
    first.keepRecoveryKey()
    let unlock: (keyring: Keyring) => void = () => undefined
    let opens = 0
    const startup = startWith(
      () => new Promise((resolve) => (unlock = resolve)),
      () => Promise.resolve(`the desk ${++opens}`),
    )
    const begun = startup.begin()
    await vi.waitFor(() => expect(startup.state().stage).toBe('keyring-locked'))

    await startup.recover(recoveryKey, PASSPHRASE)
    unlock(plainKeyring)
    await begun

    expect(startup.opened()).toBe('the desk 1')
    expect(startup.state()).toMatchObject({ stage: 'ready', protection: 'passphrase' })
  })

  it('locks: nothing is open, and only the passphrase opens it again, after all is closed', async () => {
    const events: string[] = []
    const startup = startWith(
      () => Promise.resolve(null),
      () => Promise.resolve(`desk ${events.push('open')}`),
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        events.push('closed')
      },
    )
    await startup.begin()
    await startup.choosePassphrase(PASSPHRASE)

    const locking = startup.lock()
    expect(startup.state().stage).toBe('locked')
    expect(() => startup.opened()).toThrow(expect.objectContaining({ code: 'vault-locked' }))
    await expect(startup.unlock('another one')).rejects.toMatchObject({ name: 'PassphraseError' })
    await Promise.all([locking, startup.unlock(PASSPHRASE)])

    expect(events).toEqual(['open', 'closed', 'open'])
    expect(startup.opened()).toBe('desk 3')
  })

  it('does not lock what the keyring would open again by itself', async () => {
    const startup = start(plainKeyring)
    await startup.begin()

    await expect(startup.lock()).rejects.toMatchObject({ code: 'bad-request' })
    expect(startup.opened()).toBe('the desk')
  })

  it('changes from keyring to passphrase and back while open', async () => {
    const startup = start(plainKeyring)
    await startup.begin()

    await startup.changeKeeper({ passphrase: null }, { kind: 'passphrase', passphrase: PASSPHRASE })
    expect(startup.state().protection).toBe('passphrase')
    await expect(
      startup.changeKeeper({ passphrase: 'not that one' }, { kind: 'keyring' }),
    ).rejects.toMatchObject({ name: 'PassphraseError' })
    await startup.changeKeeper({ passphrase: PASSPHRASE }, { kind: 'keyring' })

    expect(startup.state()).toMatchObject({ stage: 'ready', protection: 'keyring' })
  })

  it('says that what was open does not work any more, and opens it again with the keys it had', async () => {
    let lose: (error: Error) => void = () => undefined
    const keysSeen: string[] = []
    const closed: string[] = []
    const startup = createStartup<string>({
      vault: createVault(vaultFile),
      findKeyring: () => Promise.resolve(null),
      databasePath: join(folder, 'mail.db'),
      open(keys, onLost) {
        lose = onLost
        keysSeen.push(Buffer.from(keys.store).toString('hex'))
        return Promise.resolve(`desk ${String(keysSeen.length)}`)
      },
      close(desk) {
        closed.push(desk)
        return Promise.reject(new StoreError('stopped', 'the worker ended'))
      },
      onState: () => undefined,
    })
    await startup.begin()
    await expect(startup.reopen()).rejects.toThrow('nothing was lost')
    await startup.choosePassphrase(PASSPHRASE)

    lose(new StoreError('stopped', 'the worker ended with code 1'))

    expect(startup.state()).toMatchObject({ stage: 'failed', failure: { code: 'store-stopped' } })
    expect(() => startup.opened()).toThrow('not open')
    expect(closed).toEqual(['desk 1'])

    await startup.reopen()

    expect(startup.state()).toMatchObject({ stage: 'ready', failure: null })
    expect(startup.opened()).toBe('desk 2')
    expect(keysSeen[1]).toBe(keysSeen[0])
  })

  it('forgets, when it is locked, the keys of what does not work any more', async () => {
    let lose: (error: Error) => void = () => undefined
    const seen: VaultKeys[] = []
    const startup = createStartup<string>({
      vault: createVault(vaultFile),
      findKeyring: () => Promise.resolve(null),
      databasePath: join(folder, 'mail.db'),
      open(keys, onLost) {
        lose = onLost
        seen.push(keys)
        return Promise.resolve(`desk ${String(seen.length)}`)
      },
      close: () => Promise.reject(new StoreError('stopped', 'the worker ended')),
      onState: () => undefined,
    })
    await startup.begin()
    await startup.choosePassphrase(PASSPHRASE)
    lose(new StoreError('stopped', 'the worker ended with code 1'))

    await startup.lock()

    expect(startup.state()).toMatchObject({ stage: 'locked', failure: null })
    expect([...seen[0]!.store, ...seen[0]!.secrets].every((octet) => octet === 0)).toBe(true)
    await expect(startup.reopen()).rejects.toThrow('nothing was lost')

    await startup.unlock(PASSPHRASE)
    expect(startup.opened()).toBe('desk 2')
  })
})
