import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { startDesktop, type DesktopSession } from './desktop-session.ts'
import { addAccount, choosePassphrase, launchApp, makeProfile, type DrivenApp } from './drive-app.ts'

const ALICE = { name: 'alice', password: 'alice-secret-93' }
/** Longer than syncs that end together are waited for. */
const TOLD_MILLIS = 5_000

const letter = (subject: string): Buffer =>
  Buffer.from(
    [
      'From: Noa Cohen <noa@example.org>',
      'To: alice@example.org',
      `Subject: ${subject}`,
      `Date: ${new Date().toUTCString()}`,
      `Message-ID: <${subject.replaceAll(' ', '-')}@example.org>`,
      '',
      `This is ${subject}.`,
      '',
    ].join('\r\n'),
  )

describe.skipIf(skipsDovecot())('the program on a desktop', { concurrent: false }, () => {
  let desktop: DesktopSession
  let dovecot: Dovecot
  let app: DrivenApp
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    profile = await makeProfile()
    desktop = await startDesktop(profile.path)
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: [letter('The first')] }] })
    app = await launchApp({
      profile: profile.path,
      env: { ...desktop.env, XDG_CONFIG_HOME: join(profile.path, 'config') },
    })
    await choosePassphrase(app.page)
    await addAccount(app.page, {
      email: 'alice@example.org',
      port: dovecot.ports.plain,
      user: ALICE.name,
      password: ALICE.password,
    })
    // Whoever looks at the window is told nothing. Not much later than the sync, which is told two seconds after its end.
    await window('hide')
    await vi.waitFor(() => expect(desktop.notifications()).toHaveLength(1), { timeout: 30_000 })
    await window('show')
    await app.page.getByRole('option', { name: 'The first' }).waitFor()
  })
  afterAll(async () => {
    await app.quit()
    await dovecot.stop()
    await desktop.end()
    await profile.remove()
  })

  const change = (settings: object): Promise<void> =>
    app.page.evaluate(`window.mail.call('settings:change', ${JSON.stringify(settings)})`)
  const window = (deed: 'close' | 'hide' | 'show' | 'isVisible'): Promise<unknown> =>
    app.electron.evaluate(({ BrowserWindow }, method) => BrowserWindow.getAllWindows()[0]![method](), deed)
  /** New mail comes, and is got by the icon's menu. */
  const bring = async (...subjects: string[]): Promise<void> => {
    for (const subject of subjects) await dovecot.deliver(ALICE.name, letter(subject))
    desktop.choose('Get mail')
    for (const subject of subjects)
      await app.page.getByRole('option', { name: subject }).waitFor({ state: 'attached' })
  }

  it('has no icon in the tray before the user wants one, and then one that says how much is unread', async () => {
    expect(desktop.tooltip()).toBe('')

    await change({ tray: true })

    await expect.poll(desktop.tooltip).toBe('Restante – 1 unread')
    expect(desktop.menu()).toEqual(['Open Restante', 'Get mail', 'Lock now', 'Quit'])
    await app.page.getByRole('option', { name: 'The first' }).click()
    await expect.poll(desktop.tooltip).toBe('Restante – 0 unread')
  })

  it('goes on in the tray when its window is closed, and a click brings that back', async () => {
    await window('close')
    await expect.poll(() => window('isVisible')).toBe(false)

    desktop.clickTray()

    await expect.poll(() => window('isVisible')).toBe(true)
  })

  it('tells of new mail without naming who writes what, and a click opens the message', async () => {
    await window('close')
    await bring('The second')

    await expect
      .poll(() => desktop.notifications().slice(1))
      .toEqual([{ title: '1 new message', body: 'alice@example.org' }])
    expect(desktop.tooltip()).toBe('Restante – 1 unread')
    expect(await window('isVisible')).toBe(false)

    desktop.clickNotification(2)

    await expect.poll(() => window('isVisible')).toBe(true)
    await app.page.getByRole('heading', { name: 'The second' }).waitFor()
  })

  it('tells of several messages at once, with their senders and subjects if that is wished', async () => {
    await change({ notifyDetails: true })
    await window('close')
    await bring('The third', 'The fourth')

    await expect.poll(() => desktop.notifications().slice(2)).toHaveLength(1)
    const { title, body } = desktop.notifications()[2]!
    expect(title).toBe('2 new messages')
    expect(body.split('\n').sort()).toEqual(['Noa Cohen: The fourth', 'Noa Cohen: The third'])
  })

  it('tells of nothing in quiet hours, though the mail comes', async () => {
    // The same minute twice: all day.
    await change({ quietHours: true, quietFrom: 0, quietTo: 0 })
    await bring('The fifth')
    await app.page.waitForTimeout(TOLD_MILLIS)

    expect(desktop.notifications()).toHaveLength(3)
  })

  it('starts when the user logs in, hidden, if that is wished, and no longer', async () => {
    const entry = join(profile.path, 'config/autostart/restante.desktop')
    expect(existsSync(entry)).toBe(false)

    await change({ startAtLogin: true, startHidden: true })
    expect(await readFile(entry, 'utf8')).toMatch(/^\[Desktop Entry\]\n(.+\n)*Exec="\/.+" "--hidden"$/m)

    await change({ startAtLogin: false })
    expect(existsSync(entry)).toBe(false)
  })
})
