import { spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import electron from 'electron'
import { makeProfile, PROJECT, SANDBOX_ARGS } from './drive-app.ts'
import { startByHand, type HandStarted } from './start-by-hand.ts'
import { startKeyring } from './start-keyring.ts'

const hasKeyring =
  process.env['DBUS_SESSION_BUS_ADDRESS'] !== undefined &&
  spawnSync('gnome-keyring-daemon', ['--version']).status === 0

const start = (profile: string, passwordStore: string): Promise<HandStarted> =>
  startByHand({
    // As a module of Node, electron is the path of its program.
    command: electron as unknown as string,
    args: [PROJECT, `--user-data-dir=${profile}`, `--password-store=${passwordStore}`, ...SANDBOX_ARGS],
  })

describe.skipIf(!hasKeyring && process.env['CI'] !== 'true')('with a keyring', { concurrent: false }, () => {
  let keyring: ChildProcess
  let data: string
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'restante-keyring-'))
    profile = await makeProfile()
    keyring = await startKeyring({ env: { ...process.env, XDG_DATA_HOME: data, HOME: data } })
  })
  afterAll(async () => {
    keyring.kill()
    await profile.remove()
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  })

  it('asks for no passphrase, keeps the key in the keyring, and opens the same mail again', async () => {
    const first = await start(profile.path, 'gnome-libsecret')
    await first.page.getByRole('button', { name: /sample mailbox/ }).click()
    await first.page.getByText('36 messages').first().waitFor()
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
