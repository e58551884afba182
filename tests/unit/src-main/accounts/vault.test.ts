import { describe, expect, it } from 'vitest'
import { createVault, NO_VAULT, type Keyring } from '../../../../src-main/accounts/vault.ts'
import { memoryFile } from '../../../support/memory-file.ts'

/** Keeps keys as a keyring does: only an instance with the same secret opens them. */
const fakeKeyring = (secret: number): Keyring => ({
  wrap: (key) => Promise.resolve(Buffer.from([secret, ...key.map((byte) => byte ^ secret)])),
  unwrap: (wrapped) =>
    wrapped[0] === secret
      ? Promise.resolve(Buffer.from(wrapped.subarray(1).map((byte) => byte ^ secret)))
      : Promise.reject(new Error('no such entry')),
})

describe('vault', () => {
  it('gives the same keys again by the keyring that it was made with', async () => {
    const file = memoryFile(NO_VAULT)

    const made = await createVault(file).create({ keyring: fakeKeyring(7) })

    expect(await createVault(file).open({ keyring: fakeKeyring(7) })).toEqual(made)
    expect(made.store).toHaveLength(32)
    expect(made.secrets).not.toEqual(made.store)
  })

  it('says that the keyring is another one, instead of giving other keys', async () => {
    const file = memoryFile(NO_VAULT)
    await createVault(file).create({ keyring: fakeKeyring(7) })

    await expect(createVault(file).open({ keyring: fakeKeyring(8) })).rejects.toMatchObject({
      name: 'KeyringError',
    })
  })

  it('gives the same keys again by the passphrase, however its letters were typed', async () => {
    const file = memoryFile(NO_VAULT)

    const made = await createVault(file).create({ passphrase: 'cafe\u0301 au lait' })

    expect(await createVault(file).open({ passphrase: 'caf\u00e9 au lait' })).toEqual(made)
    expect(createVault(file).protection()).toBe('passphrase')
  })

  it('refuses another passphrase', async () => {
    const file = memoryFile(NO_VAULT)
    await createVault(file).create({ passphrase: 'correct horse' })

    await expect(createVault(file).open({ passphrase: 'correct horsf' })).rejects.toMatchObject({
      name: 'PassphraseError',
    })
  })

  it('never makes a second master key over the first', async () => {
    const file = memoryFile(NO_VAULT)
    await createVault(file).create({ keyring: fakeKeyring(7) })
    const before = file.written()

    await expect(createVault(file).create({ passphrase: 'correct horse' })).rejects.toThrow('already')
    expect(file.written()).toBe(before)
  })

  it('writes neither key nor passphrase', async () => {
    const file = memoryFile(NO_VAULT)

    const { store, secrets } = await createVault(file).create({ passphrase: 'correct horse' })

    for (const secret of [
      'correct horse',
      Buffer.from(store).toString('base64'),
      Buffer.from(secrets).toString('hex'),
    ]) {
      expect(file.written()).not.toContain(secret)
    }
  })
  it('goes from keyring to passphrase and back, and gives the same keys all the time', async () => {
    const file = memoryFile(NO_VAULT)
    const vault = createVault(file)
    const made = await vault.create({ keyring: fakeKeyring(7) })

    await vault.changeKeeper({ keyring: fakeKeyring(7) }, { passphrase: 'correct horse' })
    expect(vault.protection()).toBe('passphrase')
    await vault.changeKeeper({ passphrase: 'correct horse' }, { passphrase: 'battery staple' })
    expect(await vault.open({ passphrase: 'battery staple' })).toEqual(made)
    await expect(vault.open({ passphrase: 'correct horse' })).rejects.toMatchObject({
      name: 'PassphraseError',
    })
    await vault.changeKeeper({ passphrase: 'battery staple' }, { keyring: fakeKeyring(9) })

    expect(await vault.open({ keyring: fakeKeyring(9) })).toEqual(made)
  })

  it('changes nothing for somebody who does not know the passphrase', async () => {
    const file = memoryFile(NO_VAULT)
    const vault = createVault(file)
    await vault.create({ passphrase: 'correct horse' })
    const before = file.written()

    const wrong = { passphrase: 'correct horsf' }
    await expect(vault.changeKeeper(wrong, { keyring: fakeKeyring(7) })).rejects.toThrow()
    await expect(vault.makeRecoveryKey(wrong)).rejects.toThrow()

    expect(file.written()).toBe(before)
  })
})

describe('the recovery key', () => {
  it('opens what a lost keyring no longer opens, however it is typed, and a new keyring after that', async () => {
    const file = memoryFile(NO_VAULT)
    const vault = createVault(file)
    const made = await vault.create({ keyring: fakeKeyring(7) })
    const { recoveryKey, keep } = await vault.makeRecoveryKey({ keyring: fakeKeyring(7) })
    expect(vault.hasRecoveryKey()).toBe(false)
    keep()

    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    const typed = recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    await vault.changeKeeper({ recoveryKey: typed }, { keyring: fakeKeyring(8) })

    expect(await createVault(file).open({ keyring: fakeKeyring(8) })).toEqual(made)
    expect(file.written()).not.toContain(recoveryKey)
  })

  it('is the only one: another does not open, nor does the one before it', async () => {
    const vault = createVault(memoryFile(NO_VAULT))
    await vault.create({ keyring: fakeKeyring(7) })
    const first = await vault.makeRecoveryKey({ keyring: fakeKeyring(7) })
    first.keep()
    const second = await vault.makeRecoveryKey({ keyring: fakeKeyring(7) })
    second.keep()

    await expect(vault.open({ recoveryKey: first.recoveryKey })).rejects.toMatchObject({
      name: 'RecoveryKeyError',
    })
    await expect(vault.open({ recoveryKey: '' })).rejects.toMatchObject({ name: 'RecoveryKeyError' })
  })
})
