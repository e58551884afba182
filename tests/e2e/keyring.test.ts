import { spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import electron from 'electron'
import { makeProfile, openSampleMailbox, PROJECT, SANDBOX_ARGS } from './drive-app.ts'
import { startByHand, type HandStarted } from './start-by-hand.ts'
import { LOGIN_PASSWORD, startKeyring, type KeyringOwner } from './start-keyring.ts'

const hasKeyring =
  process.env['DBUS_SESSION_BUS_ADDRESS'] !== undefined &&
  spawnSync('gnome-keyring-daemon', ['--version']).status === 0

const start = (profile: string, passwordStore: string): Promise<HandStarted> =>
  startByHand({
    // As a module of Node, electron is the path of its program.
    command: electron as unknown as string,
    args: [PROJECT, `--user-data-dir=${profile}`, `--password-store=${passwordStore}`, ...SANDBOX_ARGS],
  })

const ownerOf = (data: string): KeyringOwner => ({
  env: { ...process.env, XDG_DATA_HOME: data, XDG_RUNTIME_DIR: data, HOME: data },
})

// What a login does: gnome-keyring takes the password by a call of its own, on the connection that opened the session.
const UNLOCK = `
import dbus, sys
service = dbus.SessionBus().get_object('org.freedesktop.secrets', '/org/freedesktop/secrets')
_, session = dbus.Interface(service, 'org.freedesktop.Secret.Service').OpenSession('plain', dbus.String('', variant_level=1))
secret = dbus.Struct((session, dbus.ByteArray(b''), dbus.ByteArray(sys.argv[1].encode()), 'text/plain'), signature='oayays')
dbus.Interface(service, 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface').UnlockWithMasterPassword(
  dbus.ObjectPath('/org/freedesktop/secrets/collection/login'), secret)`

function unlockKeyring(): void {
  // The system's Python: that one has the bus (python3-dbus).
  const { status, stderr } = spawnSync('/usr/bin/python3', ['-c', UNLOCK, LOGIN_PASSWORD])
  if (status !== 0) throw new Error(`the keyring was not unlocked: ${stderr.toString()}`)
}

async function stop(keyring: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => keyring.once('exit', resolve))
  keyring.kill()
  await ended
}

describe.skipIf(!hasKeyring && process.env['CI'] !== 'true')('with a keyring', { concurrent: false }, () => {
  let keyring: ChildProcess
  let data: string
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'restante-keyring-'))
    profile = await makeProfile()
    keyring = await startKeyring(ownerOf(data))
  })
  afterAll(async () => {
    keyring.kill()
    await profile.remove()
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  })

  it('asks for no passphrase, keeps the key in the keyring, and opens the same mail again', async () => {
    const first = await start(profile.path, 'gnome-libsecret')
    await openSampleMailbox(first.page)
    await first.quit()

    const vault = JSON.parse(await readFile(join(profile.path, 'vault.json'), 'utf8')) as {
      vault: { protection: string; wrapped: string }
    }
    expect(vault.vault.protection).toBe('keyring')
    // "v11": sealed with a key of the keyring; "v10" would be Chromium's built-in one, which everybody knows.
    expect(Buffer.from(vault.vault.wrapped, 'base64').subarray(0, 3).toString()).toBe('v11')

    const second = await start(profile.path, 'gnome-libsecret')
    await second.page.getByText('36 messages').first().waitFor()
    await second.quit()
  })

  it('stays usable while the keyring is locked, and goes on by itself once it is unlocked', async () => {
    await stop(keyring)
    keyring = await startKeyring(ownerOf(data), false)

    const app = await start(profile.path, 'gnome-libsecret')
    await app.page.getByRole('heading', { name: /keyring is locked/ }).waitFor()
    expect(await app.page.evaluate(() => 1 + 1)).toBe(2)
    unlockKeyring()

    await app.page.getByText('36 messages').first().waitFor()
    await app.quit()
  })

  it('opens by the recovery key when the keyring has lost its entry, and by the new keyring after that', async () => {
    const first = await start(profile.path, 'gnome-libsecret')
    await first.page.getByRole('button', { name: 'Settings' }).click()
    await first.page.getByRole('button', { name: /Make a recovery key/ }).click()
    const recoveryKey = await first.page.getByTestId('recovery-key').innerText()
    await first.page.getByRole('checkbox').click()
    await first.page.getByRole('button', { name: 'Done' }).click()
    await first.page.getByText('There is one.').waitFor()
    await first.quit()

    const lost = data
    await stop(keyring)
    data = await mkdtemp(join(tmpdir(), 'restante-keyring-'))
    await rm(lost, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    keyring = await startKeyring(ownerOf(data))
    const second = await start(profile.path, 'gnome-libsecret')
    await second.page.getByRole('button', { name: 'Use the recovery key' }).click()
    await second.page.getByLabel('Recovery key').fill(recoveryKey.toLowerCase())
    await second.page.getByRole('button', { name: 'Open my mail' }).click()
    await second.page.getByText('36 messages').first().waitFor()
    await second.quit()

    const third = await start(profile.path, 'gnome-libsecret')
    await third.page.getByText('36 messages').first().waitFor()
    await third.quit()
    for (const name of await readdir(profile.path)) {
      const path = join(profile.path, name)
      if ((await stat(path)).isFile()) expect((await readFile(path)).includes(recoveryKey)).toBe(false)
    }
  })

  it('says that the keyring no longer opens the mail, and touches nothing', async () => {
    const before = await readFile(join(profile.path, 'mail.db'))

    const app = await start(profile.path, 'basic')
    await app.page
      .getByText(/keyring/i)
      .first()
      .waitFor()
    await app.quit()

    expect((await readFile(join(profile.path, 'mail.db'))).equals(before)).toBe(true)
  })
})
