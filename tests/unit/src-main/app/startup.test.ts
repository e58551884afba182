import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createVault, NO_VAULT, type Keyring, type VaultFile } from '../../../../src-main/accounts/vault.ts'
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
  ): Startup<string> =>
    createStartup({
      vault: createVault(vaultFile),
      findKeyring: () => Promise.resolve(keyring),
      databasePath: join(folder, 'mail.db'),
      open,
      onState: () => undefined,
    })

  it('opens by itself where there is a keyring, the first time and after', async () => {
    const first = start(plainKeyring)
    await first.begin()
    const second = start(plainKeyring)
    await second.begin()

    expect(first.state()).toEqual({ stage: 'ready', protection: 'keyring', failure: null })
    expect(second.opened()).toBe('the desk')
  })

  it('asks for a passphrase where there is none, and for the same one at the next start', async () => {
    const first = start(null)
    await first.begin()
    expect(first.state().stage).toBe('choose-passphrase')
    await first.choosePassphrase(PASSPHRASE)
    expect(first.state()).toEqual({ stage: 'ready', protection: 'passphrase', failure: null })

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
})
