import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright'
import { startDovecot, type Dovecot } from '../../servers/dovecot.ts'
import { addAccount, launchApp } from '../drive-app.ts'
import { tellMainJob } from '../main-job.ts'
import { startByHand, type HandStarted } from '../start-by-hand.ts'
import { someMail } from '../test-mail.ts'
import { CURRENT, INSTALLED, install, isInstalled, OLDER, uninstall } from './packages.ts'
import { logIn, must, type UserSession } from './user-session.ts'

const CAROL = { name: 'carol', password: 'carol-secret-61' }
/** Of the letter in sample-mailbox/focaccia.eml. */
const SUBJECT = /focaccia/i
const SIZES = ['16x16', '24x24', '32x32', '48x48', '64x64', '128x128', '256x256', '512x512']

// One story: an older version is installed and used, the newer one comes over it, and goes again.
describe('installed', { concurrent: false }, () => {
  let user: UserSession
  let dovecot: Dovecot
  let profile: string

  beforeAll(async () => {
    if (isInstalled()) throw new Error('Restante is installed on this computer; the test would replace it')
    user = await logIn()
    profile = join(user.home, '.config/Restante')
    dovecot = await startDovecot({ users: [{ ...CAROL, messages: someMail(40) }] })
  })
  afterAll(async () => {
    if (isInstalled()) uninstall()
    await dovecot.stop()
    user.end()
  })

  /** As the menu does. */
  const start = (args: string[] = []): Promise<HandStarted> => {
    const { uid, gid, env } = user
    return startByHand({ command: '/usr/bin/restante', args, uid, gid, env })
  }
  const asUser = (command: string, args: string[]): string => {
    const { uid, gid, env } = user
    return must(command, args, [0], { uid, gid, env })
  }
  const version = (page: Page): Promise<string> =>
    page.evaluate(async () => {
      const { value } = await (window as never as Bridge).mail.call('app:info')
      return value.version
    })

  it('collects mail in the version before', async () => {
    install(OLDER)
    const { page, quit } = await start()
    expect(await version(page)).toBe(OLDER)

    await addAccount(page, {
      email: 'carol@example.org',
      port: dovecot.ports.plain,
      user: CAROL.name,
      password: CAROL.password,
    })
    await page.getByRole('button', { name: 'Get mail' }).first().click()

    await page.getByText('40 messages').first().waitFor()
    await quit()
  })

  it('keeps mail and passwords when a newer version is installed over it', async () => {
    install(CURRENT)
    const { page, quit } = await start()
    expect(await version(page)).toBe(CURRENT)

    await page.getByText('40 messages').first().waitFor()
    await page.getByRole('button', { name: 'Get mail' }).first().click()

    await page
      .getByText(/Up to date|No new/i)
      .first()
      .waitFor()
    await quit()
  })

  it('runs in the Chromium sandbox', async () => {
    const { page, quit } = await start()
    await page.getByText('40 messages').first().waitFor()

    const renderers = rendererStatuses(user.uid)
    expect(renderers.length).toBeGreaterThan(0)
    for (const status of renderers) expect(status).toMatch(/^Seccomp:\t2$/m)
    await quit()
  })

  it('is in the menu, with an icon in every size', () => {
    const entry = '/usr/share/applications/restante.desktop'

    expect(must('desktop-file-validate', [entry])).toBe('')
    const lines = readFileSync(entry, 'utf8').split('\n')
    expect(lines).toContain('Exec=/opt/Restante/restante %U')
    expect(lines).toContain('Icon=restante')
    expect(lines).toContain('Categories=Network;Email;')
    for (const size of SIZES) {
      expect(existsSync(`/usr/share/icons/hicolor/${size}/apps/restante.png`), size).toBe(true)
    }
  })

  it('is what .eml files are opened with', async () => {
    const file = join(user.makeFolder('letters'), 'letter.eml')
    asUser('cp', [join(INSTALLED, 'resources/sample-mailbox/focaccia.eml'), file])

    expect(asUser('xdg-mime', ['query', 'filetype', file])).toBe('message/rfc822')
    expect(asUser('xdg-mime', ['query', 'default', 'message/rfc822'])).toBe('restante.desktop')

    const { page, quit } = await start([file])
    const pages = (): Page[] => page.context().pages()
    await expect.poll(() => pages().length).toBe(2)
    const [letter, mailbox] = pages().sort((a, b) => b.url().length - a.url().length)
    await letter!.getByRole('heading', { name: SUBJECT }).waitFor()
    await mailbox!.getByText('40 messages').first().waitFor()
    await quit()
  })

  describe('with the inspector let in', { concurrent: false }, () => {
    // The one fuse that a test needs and a user does not.
    beforeAll(() =>
      flipFuses(join(INSTALLED, 'restante'), {
        version: FuseVersion.V1,
        [FuseV1Options.EnableNodeCliInspectArguments]: true,
      }),
    )

    tellMainJob('the main job, installed', () => {
      const own = user.makeFolder('profile')
      const program = user.commandFor('/usr/bin/restante')
      const isOpen = (page: Page): Promise<void> =>
        page.getByRole('button', { name: 'Add account' }).first().waitFor()
      return Promise.resolve({
        profile: own,
        folder: user.makeFolder('saved'),
        launch: (args) => launchApp({ profile: own, args, installed: program }),
        firstStart: isOpen,
        nextStart: isOpen,
        remove: () => Promise.resolve(),
      })
    })
  })

  it('goes without a trace, and leaves the mail', () => {
    uninstall()

    expect(must('dpkg-query', ['-W', '-f', '${db:Status-Status}', 'restante'], [0, 1])).not.toBe('installed')
    const left = [
      '/opt',
      '/usr/bin',
      '/usr/share/applications',
      '/usr/share/icons',
      '/usr/share/mime',
      '/etc/apparmor.d',
    ]
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => must('find', [folder, '-iname', '*restante*']).split('\n'))
    expect(left.filter(Boolean)).toEqual([])
    expect(existsSync(join(profile, 'mail.db'))).toBe(true)
    expect(existsSync(join(profile, 'vault.json'))).toBe(true)
  })
})

interface Bridge {
  mail: { call: (name: string) => Promise<{ value: { version: string } }> }
}

/** /proc/…/status of each of the user's processes that shows a page. */
function rendererStatuses(uid: number): string[] {
  const pids = must('pgrep', ['--full', '--uid', String(uid), 'type=renderer']).split('\n')
  return pids.map((pid) => readFileSync(`/proc/${pid}/status`, 'utf8'))
}
