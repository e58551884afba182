import { spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import electron from 'electron'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDesktop, type DesktopSession } from './desktop-session.ts'
import { makeProfile, openSampleMailbox, PROJECT, SANDBOX_ARGS } from './drive-app.ts'
import { startByHand, type HandStarted } from './start-by-hand.ts'
import { startKeyring } from './start-keyring.ts'

const isPossible =
  process.platform === 'linux' &&
  ['gnome-keyring-daemon', 'xdotool'].every((program) => spawnSync(program, ['--version']).status === 0)

/** Only with a keyring the program opens its mail without asking, and has nothing to show a window for. */
describe.skipIf(!isPossible && process.env['CI'] !== 'true')('a hidden start', { concurrent: false }, () => {
  let desktop: DesktopSession
  let keyring: ChildProcess
  let data: string
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    profile = await makeProfile()
    data = await mkdtemp(join(tmpdir(), 'restante-keyring-'))
    desktop = await startDesktop(profile.path)
    const env = { ...process.env, ...desktop.env, XDG_DATA_HOME: data, XDG_RUNTIME_DIR: data, HOME: data }
    keyring = await startKeyring({ env })
    const first = await start()
    await openSampleMailbox(first.page)
    await first.page.evaluate("window.mail.call('settings:change', { tray: true })")
    await first.quit()
  })
  afterAll(async () => {
    keyring.kill()
    await desktop.end()
    await profile.remove()
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  })

  const start = (...args: string[]): Promise<HandStarted> =>
    startByHand({
      // As a module of Node, electron is the path of its program.
      command: electron as unknown as string,
      args: [
        PROJECT,
        `--user-data-dir=${profile.path}`,
        '--password-store=gnome-libsecret',
        ...SANDBOX_ARGS,
        ...args,
      ],
      env: { ...process.env, ...desktop.env },
    })
  const isVisible = (): boolean =>
    spawnSync('xdotool', ['search', '--onlyvisible', '--name', 'Restante']).status === 0

  it('shows the icon in the tray alone, and a click on it the window', async () => {
    const app = await start('--hidden')
    await app.page.getByText('36 messages').first().waitFor()
    await expect.poll(desktop.tooltip).toBe('Restante – 36 unread')
    expect(isVisible()).toBe(false)

    desktop.clickTray()

    await expect.poll(isVisible).toBe(true)
    await app.quit()
  })

  it('shows the window after all where no tray would bring it back', async () => {
    await desktop.endTray()

    const app = await start('--hidden')
    await app.page.getByText('36 messages').first().waitFor()

    await expect.poll(isVisible).toBe(true)
    await app.quit()
  })
})
