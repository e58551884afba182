import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJsonFile } from '../../../../src-main/accounts/json-file.ts'
import { createVault, NO_VAULT } from '../../../../src-main/accounts/vault.ts'
import { toFailure } from '../../../../src-main/ipc/to-failure.ts'
import { newAccount } from '../../../support/account-samples.ts'
import { listQuery, newMessage } from '../../../support/memory-db.ts'
import { fakeKeyring, hashesOf, openProfile, type OpenProfile } from '../../../support/profile-rig.ts'
import { canMakeDisks, makeSmallDisk } from '../../../support/small-disk.ts'

const PASSPHRASE = 'five grey pigeons'
const ODD = newMessage({ uid: 'odd', text: 'Subject: odd\r\n\r\n\u0000\u00ff.\r\n..no end' })

// Each opening by a passphrase takes scrypt, each store a thread.
describe('backup and restore', { timeout: 120_000 }, () => {
  let root: string
  let file: string
  const open: OpenProfile[] = []
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'restante-backup-'))
    file = join(root, 'out', 'mail.restante')
    await mkdir(join(root, 'out'))
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((profile) => profile.close().catch(() => undefined)))
    await rm(root, { recursive: true })
  })

  async function profileIn(
    name: string,
    options: Parameters<typeof openProfile>[1] = {},
  ): Promise<OpenProfile> {
    await mkdir(join(root, name), { recursive: true })
    const profile = await openProfile(join(root, name), options)
    open.push(profile)
    return profile
  }
  /** A profile with an account, its mail, a star, a label, a rule. */
  async function filledProfile(options: Parameters<typeof openProfile>[1] = {}): Promise<OpenProfile> {
    const profile = await profileIn('first', options)
    const { id } = profile.accounts.add(newAccount({ name: 'Work', password: 'correct horse' }))
    const messages = [ODD, ...Array.from({ length: 30 }, (_, at) => newMessage({ uid: `uid-${String(at)}` }))]
    await profile.store.commitMessages({ accountId: id, messages, now: 1 })
    await profile.store.setStarred({ ids: [1], isStarred: true })
    const label = await profile.store.addLabel({ name: 'Attic', colour: 1 })
    await profile.store.putLabel({ messageIds: [2], labelId: label.id, isOn: true })
    return profile
  }
  const openChosen = async (profile: OpenProfile, typed = PASSPHRASE) => {
    profile.choose(file)
    await profile.restore['restore:choose'](undefined)
    return profile.restore['restore:open']({ typed })
  }
  /** What the user is told. */
  const told = async (work: unknown): Promise<string> => {
    try {
      await work
      return 'done'
    } catch (error) {
      return toFailure(error).code
    }
  }

  it('has all of a profile in one file, and makes another profile of it', async () => {
    const first = await filledProfile()
    const account = first.accounts.list()[0]!
    const before = await hashesOf(first.store)
    expect(await first.backUp(file)).toMatchObject({ state: 'done', messages: 31, path: file })
    expect(await readdir(join(root, 'out'))).toEqual(['mail.restante'])
    expect(first.record.read().madeAt).toBeGreaterThan(Date.now() - 60_000)

    const second = await profileIn('second', { passphrase: 'another passphrase' })
    expect(await openChosen(second)).toMatchObject({
      messages: 31,
      accounts: ['Work'],
      needsPassphrase: false,
      oldFolder: null,
    })
    await second.restore['restore:begin']({ passphrase: null })
    expect(second.told.at(-1)).toBe('reloaded')

    expect((await readdir(join(root, 'second'))).sort()).toEqual(
      ['accounts.json', 'backup.json', 'mail.db', 'settings.json', 'vault.json'].sort(),
    )
    const restored = await profileIn('second')
    expect(await hashesOf(restored.store)).toEqual(before)
    expect(restored.accounts.list()).toEqual([account])
    expect(restored.accounts.secretsOf(account.id)).toEqual({ password: 'correct horse' })
    const ledger = await restored.store.readLedger({ accountId: account.id })
    expect(ledger).toEqual(await first.store.readLedger({ accountId: account.id }))
    const starred = { query: listQuery({ starredOnly: true }), offset: 0, limit: 9 }
    expect((await restored.store.listMessages(starred)).rows).toMatchObject([{ id: 1 }])
    expect(await restored.store.listLabels()).toMatchObject([{ name: 'Attic' }])
    expect(restored.record.read()).toEqual(first.record.read())
    // What is of the computer stays as it is there.
    const settings = openJsonFile(restored.folder, 'settings', {}).read()
    expect(settings).toMatchObject({ emptyBinAfterDays: null, tray: false })
  })

  it('has nothing in clear, neither of the mail nor of the accounts', async () => {
    const first = await filledProfile()
    await first.backUp(file)

    const written = (await readFile(file)).toString('latin1')
    for (const word of ['Subject', 'alon', 'pop.example.org', 'correct horse', PASSPHRASE, 'Attic'])
      expect(written).not.toContain(word)
    for (const key of [first.keys.store, first.keys.secrets])
      for (const form of ['latin1', 'hex', 'base64'] as const)
        expect(written).not.toContain(Buffer.from(key).toString(form))
  })

  it('opens by the recovery key too, and then asks for a new passphrase', async () => {
    const first = await filledProfile()
    const vault = createVault(openJsonFile(first.folder, 'vault', NO_VAULT))
    const { recoveryKey, keep } = await vault.makeRecoveryKey({ passphrase: PASSPHRASE })
    keep()
    await first.backUp(file)

    const second = await profileIn('second', { passphrase: 'another passphrase' })
    expect(await openChosen(second, recoveryKey.toLowerCase())).toMatchObject({ needsPassphrase: true })
    await second.restore['restore:begin']({ passphrase: 'a new one of my own' })

    const restored = await profileIn('second', { passphrase: 'a new one of my own' })
    expect(Object.keys(await hashesOf(restored.store))).toHaveLength(31)
    const other = createVault(openJsonFile(restored.folder, 'vault', NO_VAULT))
    expect(await other.open({ recoveryKey })).toEqual(first.keys)
  })

  it('from a keyring takes along a passphrase of its own, and goes into the keyring of the other computer', async () => {
    const first = await filledProfile({ keyring: fakeKeyring(7) })
    await first.backUp(file, 'for the backup alone')

    const second = await profileIn('second', { keyring: fakeKeyring(8) })
    expect(await told(openChosen(second))).toBe('backup-key-wrong')
    expect(await openChosen(second, 'for the backup alone')).toMatchObject({ needsPassphrase: false })
    await second.restore['restore:begin']({ passphrase: null })

    const restored = await profileIn('second', { keyring: fakeKeyring(8) })
    expect(Object.keys(await hashesOf(restored.store))).toHaveLength(31)
  })

  it('puts the mail that is there aside, whole, under a name that it said', async () => {
    const first = await filledProfile()
    await first.backUp(file)
    const second = await profileIn('second', { keyring: fakeKeyring(8) })
    const { id } = second.accounts.add(newAccount({ name: 'Home' }))
    await second.store.commitMessages({ accountId: id, messages: [newMessage({ text: 'mine' })], now: 1 })
    const mine = await hashesOf(second.store)

    const { oldFolder } = await openChosen(second)
    expect(oldFolder).toMatch(/^mail-until-\d{4}-\d\d-\d\d$/)
    await second.restore['restore:begin']({ passphrase: null })

    const restored = await profileIn('second', { keyring: fakeKeyring(8) })
    expect(restored.accounts.list()).toMatchObject([{ name: 'Work' }])
    const old = await profileIn(join('second', oldFolder!), { keyring: fakeKeyring(8) })
    expect(await hashesOf(old.store)).toEqual(mine)
    expect(old.accounts.list()).toMatchObject([{ name: 'Home' }])
  })

  describe('of what is no whole backup of this version, with words of its own', () => {
    let second: OpenProfile
    let before: string[]
    beforeEach(async () => {
      const first = await filledProfile()
      await first.backUp(file)
      second = await profileIn('second', { keyring: fakeKeyring(8) })
      before = await readdir(second.folder)
    }, 60_000)
    const choosing = async (path: string): Promise<string> => {
      second.choose(path)
      return told(second.restore['restore:choose'](undefined))
    }
    afterEach(async () => expect(await readdir(second.folder)).toEqual(before))

    it('says that the passphrase is wrong', async () => {
      expect(await told(openChosen(second, 'not this one'))).toBe('backup-key-wrong')
    })

    it('says that it is another kind of file, or cannot be read', async () => {
      const other = join(root, 'holiday.jpg')
      await writeFile(other, 'x'.repeat(5000))
      expect(await choosing(other)).toBe('no-backup')
      await writeFile(other, '')
      expect(await choosing(other)).toBe('no-backup')
      expect(await choosing(join(root, 'gone.restante'))).toBe('file-not-read')
    })

    it('says that it was cut off', async () => {
      const { length } = await readFile(file)
      for (const octets of [length - 1, length / 2, 0]) {
        await truncate(file, Math.floor(octets))
        expect(await choosing(file)).toBe('backup-damaged')
      }
    })

    it('says that it is damaged: at its end, in what is sealed, in its mail', async () => {
      const whole = await readFile(file)
      const damage = async (at: number): Promise<void> => {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ 1
        await writeFile(file, bytes)
      }
      await damage(whole.length - 20)
      expect(await choosing(file)).toBe('backup-damaged')
      await damage(whole.indexOf('"sealed":"') + 100)
      expect(await told(openChosen(second))).toBe('backup-damaged')
      await damage(5000)
      await openChosen(second)
      expect(await told(second.restore['restore:begin']({ passphrase: null }))).toBe('backup-damaged')
    })

    it('says that a newer version made it', async () => {
      const whole = await readFile(file)
      const at = whole.indexOf('"format":1')
      whole.write('"format":9', at)
      await writeFile(file, whole)
      expect(await choosing(file)).toBe('backup-too-new')
    })

    it('gives up when it is told to, and when there is no room', async () => {
      await openChosen(second)
      const restoring = told(second.restore['restore:begin']({ passphrase: null }))
      await second.restore['restore:cancel'](undefined)
      expect(await restoring).toBe('cancelled')
    })
  })

  it.each([
    ['no folder is there', () => join(root, 'gone', 'mail.restante')],
    ['a file is in the way', () => join(file, 'mail.restante')],
  ])('leaves nothing, and says so, where %s', async (_, path) => {
    const first = await filledProfile()
    await writeFile(file, 'mine')

    expect(await first.backUp(path())).toMatchObject({
      state: 'failed',
      failure: { code: 'file-not-written' },
    })
    expect(await readdir(join(root, 'out'))).toEqual(['mail.restante'])
    expect(first.record.read()).toEqual({ madeAt: null, begun: null })
  })

  // Only root can make a disk to fill.
  it.skipIf(!canMakeDisks())('leaves what was there, and says so, on a full disk', async () => {
    const first = await filledProfile()
    await first.store.commitMessages({
      accountId: first.accounts.list()[0]!.id,
      messages: [newMessage({ uid: 'large', text: 'x'.repeat(2_000_000) })],
      now: 1,
    })
    const disk = await makeSmallDisk(1)
    try {
      const path = join(disk.path, 'mail.restante')
      await writeFile(path, 'the one before')
      expect(await first.backUp(path)).toMatchObject({ state: 'failed', failure: { code: 'disk-full' } })
      expect(await readdir(disk.path)).toEqual(['mail.restante'])
      expect(await readFile(path, 'utf8')).toBe('the one before')
    } finally {
      await disk.remove()
    }
  })

  it('stops when it is told to, and leaves nothing', async () => {
    const first = await filledProfile()
    const backingUp = first.backUp(file)
    // In each turn of the loop: so little mail is copied before a poll looks.
    while (first.job()?.state !== 'running') await new Promise((resolve) => setImmediate(resolve))
    first.cancel()

    expect(await backingUp).toMatchObject({ state: 'cancelled' })
    expect(await readdir(join(root, 'out'))).toEqual([])
  })

  it('goes on while mail comes in, and has what was there when it was begun', async () => {
    const first = await filledProfile()
    const { id } = first.accounts.list()[0]!
    let isBackingUp = true
    const committing = (async () => {
      for (let at = 0; isBackingUp; at++) {
        const messages = [newMessage({ uid: `late-${String(at)}`, text: 'x'.repeat(100_000) })]
        await first.store.commitMessages({ accountId: id, messages, now: 1 })
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    const job = await first.backUp(file)
    isBackingUp = false
    await committing

    expect(job).toMatchObject({ state: 'done' })
    const second = await profileIn('second', { keyring: fakeKeyring(8) })
    await openChosen(second)
    await second.restore['restore:begin']({ passphrase: null })
    const restored = await profileIn('second', { keyring: fakeKeyring(8) })
    const hashes = Object.values(await hashesOf(restored.store))
    expect(hashes).toHaveLength(job!.messages)
    expect(Object.values(await hashesOf(first.store))).toEqual(expect.arrayContaining(hashes))
  })

  it('does not make a backup of a store that is damaged', async () => {
    const first = await filledProfile()
    await first.store.commitMessages({
      accountId: first.accounts.list()[0]!.id,
      messages: [newMessage({ uid: 'large', text: 'x'.repeat(2_000_000) })],
      now: 1,
    })
    await first.close()
    const database = join(first.folder, 'mail.db')
    const bytes = await readFile(database)
    const at = bytes.length - 1_000_000
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(database, bytes)
    const damaged = await profileIn('first')

    expect(await damaged.backUp(file)).toMatchObject({ state: 'failed', failure: { code: 'store-corrupt' } })
    expect(existsSync(file)).toBe(false)
    expect(await readdir(join(root, 'out'))).toEqual([])
  })
})
