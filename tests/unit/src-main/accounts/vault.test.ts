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

    const made = await createVault(file).createWithKeyring(fakeKeyring(7))

    expect(await createVault(file).openWithKeyring(fakeKeyring(7))).toEqual(made)
    expect(made.store).toHaveLength(32)
    expect(made.secrets).not.toEqual(made.store)
  })

  it('says that the keyring is another one, instead of giving other keys', async () => {
    const file = memoryFile(NO_VAULT)
    await createVault(file).createWithKeyring(fakeKeyring(7))

    await expect(createVault(file).openWithKeyring(fakeKeyring(8))).rejects.toMatchObject({
      name: 'KeyringError',
    })
  })

  it('gives the same keys again by the passphrase, however its letters were typed', async () => {
    const file = memoryFile(NO_VAULT)

    const made = await createVault(file).createWithPassphrase('cafe\u0301 au lait')

    expect(await createVault(file).openWithPassphrase('caf\u00e9 au lait')).toEqual(made)
    expect(createVault(file).protection()).toBe('passphrase')
  })

  it('refuses another passphrase', async () => {
    const file = memoryFile(NO_VAULT)
    await createVault(file).createWithPassphrase('correct horse')

    await expect(createVault(file).openWithPassphrase('correct horsf')).rejects.toMatchObject({
      name: 'PassphraseError',
    })
  })

  it('never makes a second master key over the first', async () => {
    const file = memoryFile(NO_VAULT)
    await createVault(file).createWithKeyring(fakeKeyring(7))
    const before = file.written()

    await expect(createVault(file).createWithPassphrase('correct horse')).rejects.toThrow('already')
    expect(file.written()).toBe(before)
  })

  it('writes neither key nor passphrase', async () => {
    const file = memoryFile(NO_VAULT)

    const { store, secrets } = await createVault(file).createWithPassphrase('correct horse')

    for (const secret of [
      'correct horse',
      Buffer.from(store).toString('base64'),
      Buffer.from(secrets).toString('hex'),
    ]) {
      expect(file.written()).not.toContain(secret)
    }
  })
})
