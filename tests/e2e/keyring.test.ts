import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import electron from 'electron'
import { chromium, type Browser, type Page } from 'playwright'
import { makeProfile, PROJECT, SANDBOX_ARGS } from './drive-app.ts'

const hasKeyring =
  process.env['DBUS_SESSION_BUS_ADDRESS'] !== undefined &&
  spawnSync('gnome-keyring-daemon', ['--version']).status === 0

/**
 * The program as a user starts it. Playwright's own way of starting Electron turns every keyring off, so this one only
 * listens to the page.
 */
async function startByHand(
  profile: string,
  passwordStore: string,
): Promise<{ page: Page; quit: () => Promise<void> }> {
  const args = [
    PROJECT,
    `--user-data-dir=${profile}`,
    `--password-store=${passwordStore}`,
    '--remote-debugging-port=0',
    ...SANDBOX_ARGS,
  ]
  // As a module of Node, electron is the path of its program.
  const program = spawn(electron as unknown as string, args, {
    env: { ...process.env, LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    program.once('exit', () => reject(new Error(`the program ended:\n${said}`)))
    program.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const [, found] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (found) resolve(found)
    })
  })
  const browser: Browser = await chromium.connectOverCDP(address)
  const context = browser.contexts()[0]!
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  const ended = new Promise((resolve) => program.once('exit', resolve))
  return {
    page,
    async quit() {
      program.kill('SIGTERM')
      await ended
    },
  }
}

/** A real, unlocked keyring on this session's bus. It keeps its files in `data`. */
async function startKeyring(data: string): Promise<ChildProcess> {
  const keyring = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets', '--foreground'], {
    env: { ...process.env, XDG_DATA_HOME: data, HOME: data },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  keyring.stdin?.end('login password')
  const owner = [
    'org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  ]
  for (let tries = 0; tries < 100; tries++) {
    const { stdout } = spawnSync('dbus-send', [
      '--session',
      '--print-reply',
      `--dest=${owner[0]!}`,
      ...owner.slice(1),
    ])
    if (stdout.includes('boolean true')) return keyring
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the keyring did not appear on the bus')
}

describe.skipIf(!hasKeyring && process.env['CI'] !== 'true')('with a keyring', { concurrent: false }, () => {
  let keyring: ChildProcess
  let data: string
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'restante-keyring-'))
    profile = await makeProfile()
    keyring = await startKeyring(data)
  })
  afterAll(async () => {
    keyring.kill()
    await profile.remove()
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  })

  it('asks for no passphrase, keeps the key in the keyring, and opens the same mail again', async () => {
    const first = await startByHand(profile.path, 'gnome-libsecret')
    await first.page.getByRole('button', { name: /sample mailbox/ }).click()
    await first.page.getByText('36 messages').first().waitFor()
    await first.quit()

    const vault = JSON.parse(await readFile(join(profile.path, 'vault.json'), 'utf8')) as {
      vault: { protection: string; wrapped: string }
    }
    expect(vault.vault.protection).toBe('keyring')
    // "v11": sealed with a key of the keyring; "v10" would be Chromium's built-in one, which everybody knows.
    expect(Buffer.from(vault.vault.wrapped, 'base64').subarray(0, 3).toString()).toBe('v11')

    const second = await startByHand(profile.path, 'gnome-libsecret')
    await second.page.getByText('36 messages').first().waitFor()
    await second.quit()
  })

  it('says that the keyring no longer opens the mail, and touches nothing', async () => {
    const before = await readFile(join(profile.path, 'mail.db'))

    const app = await startByHand(profile.path, 'basic')
    await app.page
      .getByText(/keyring/i)
      .first()
      .waitFor()
    await app.quit()

    expect((await readFile(join(profile.path, 'mail.db'))).equals(before)).toBe(true)
  })
})
