import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { accessibilityFaults, changeSettings } from './accessibility.ts'
import {
  addAccount,
  answerSaveDialog,
  choosePassphrase,
  launchApp,
  makeProfile,
  type DrivenApp,
} from './drive-app.ts'

const PICTURES = fileURLToPath(new URL('../../test-results/screenshots/', import.meta.url))
const ALICE = { name: 'alice', password: 'alice-secret-93' }
const EMAIL = 'alice.berger@example.org'
const SUBJECT = 'Heron counts from the reed bed'
const SENDER = 'Winifred Quickthorn'
const BODY = 'Eleven herons and one bittern'

const letter = (index: number): Buffer =>
  Buffer.from(
    [
      `From: ${SENDER} <winifred@birds.example>`,
      `To: ${EMAIL}`,
      `Subject: ${SUBJECT}, week ${String(index)}`,
      `Date: ${new Date(Date.UTC(2026, 9, 1) + index * 3_600_000).toUTCString()}`,
      `Message-ID: <heron-${String(index)}@birds.example>`,
      '',
      `${BODY}.`,
      '.. and a line that begins with dots',
      '',
    ].join('\r\n'),
  )

const picture = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: join(PICTURES, `${name}.png`) })

// The steps of one story: each goes on where the one before ended.
describe.skipIf(skipsDovecot())('the console', { concurrent: false }, () => {
  let dovecot: Dovecot
  let app: DrivenApp
  let page: Page
  let profile: Awaited<ReturnType<typeof makeProfile>>
  let folder: string

  const conversation = (): Locator => page.getByRole('tree', { name: 'Conversation' })
  const line = (text: string | RegExp): Locator =>
    conversation().getByRole('treeitem').filter({ hasText: text })
  const command = (): Locator => page.getByLabel('Command')
  /** Types it as a person does once the last command was answered, and sends it with Enter. */
  const type = async (text: string): Promise<void> => {
    await page.locator('[aria-busy=false]').waitFor()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }

  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true })
    folder = await mkdtemp(join(tmpdir(), 'restante-e2e-'))
    profile = await makeProfile()
    dovecot = await startDovecot({
      users: [{ ...ALICE, messages: Array.from({ length: 12 }, (_, index) => letter(index + 1)) }],
    })
    app = await launchApp({ profile: profile.path })
    page = app.page
    await choosePassphrase(page)
  })
  afterAll(async () => {
    await app.quit()
    await dovecot.stop()
    await profile.remove()
    await rm(folder, { recursive: true, force: true })
  })

  it('has a tour of a first session, without an account and by keys alone', async () => {
    await page.getByRole('button', { name: /how POP3 works/ }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')

    await dialog.getByRole('button', { name: 'Connect' }).waitFor()
    await page.keyboard.press('Enter')
    await line('Restante sample mailbox').waitFor()
    for (const verb of ['USER', 'PASS', 'STAT', 'LIST', 'TOP', 'RETR', 'DELE', 'RSET', 'QUIT']) {
      await dialog.getByRole('button', { name: 'Next step' }).waitFor()
      await page.keyboard.press('Enter')
      await dialog.getByRole('heading', { name: verb }).waitFor()
      await expect.poll(() => dialog.getByRole('button', { name: 'Send it' }).isEnabled()).toBe(true)
      if (verb === 'STAT') expect(await accessibilityFaults(page)).toEqual([])
      if (verb === 'TOP') {
        await line('LIST').waitFor()
        await picture(page, 'console-tour')
      }
      await page.keyboard.press('Enter')
    }

    await dialog.getByText(/You now know nearly all of POP3/).waitFor()
    expect(await conversation().textContent()).not.toContain('letters')
    await line('goodbye, 0 removed').waitFor()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
  })

  it('takes in the tour what is typed by hand, and lets one look around', async () => {
    await page.getByRole('button', { name: /how POP3 works/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Connect' }).click()
    await dialog.getByRole('button', { name: 'Next step' }).click()

    await command().focus()
    await type('capa')
    await dialog.getByText(/another command, which is fine/).waitFor()
    await type('PASS letters')
    await dialog.getByText(/another command, which is fine/).waitFor()
    await type('quit')
    await dialog.getByText(/The session is over before the tour is/).waitFor()
    await dialog.getByRole('button', { name: 'Start again' }).click()
    await dialog.getByRole('button', { name: 'Connect' }).waitFor()

    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('has the tour in Hebrew too, with the protocol left to right in it', async () => {
    await changeSettings(page, { theme: 'dark', language: 'he' })
    await page.getByRole('button', { name: /POP3/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('button.primary').first().click()
    await page.getByRole('treeitem').filter({ hasText: 'CAPA' }).waitFor()
    // This session alone: nothing of the tour before it.
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(4)

    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'console-tour-dark-he')
    expect(await page.getByRole('tree').getAttribute('dir')).toBe('ltr')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await changeSettings(page, { theme: 'light', language: 'en' })
  })

  it('shows what a sync says as it says it, without the password', async () => {
    await addAccount(page, {
      email: EMAIL,
      port: dovecot.ports.plain,
      user: ALICE.name,
      password: ALICE.password,
    })
    await page.getByText('12 messages').first().waitFor()

    await page.getByRole('button', { name: 'Console' }).click()

    await line('QUIT').last().waitFor()
    await conversation().focus()
    await page.keyboard.press('Home')
    await line('Dovecot').first().waitFor()
    await line('AUTH PLAIN ****').waitFor()
    const said = await page.locator('body').textContent()
    expect(said).not.toContain(ALICE.password)
    expect(said).not.toContain(Buffer.from(`\0${ALICE.name}\0${ALICE.password}`).toString('base64'))
  })

  it('unfolds a listing, and of a message tells its octets alone', async () => {
    const listing = line(/\+OK 12 messages/).first()
    await listing.click()
    await page.keyboard.press('ArrowRight')

    await line(/^12 \d+$/).waitFor()
    await page.keyboard.press('ArrowLeft')
    await line(/^12 \d+$/).waitFor({ state: 'detached' })
    await page.keyboard.press('End')
    await line(/octets.*not kept/)
      .first()
      .waitFor()
    expect(await conversation().textContent()).not.toContain(BODY)
  })

  it('finds, counts and lights what is searched for, also in what is folded', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type(SUBJECT.toLowerCase())
    await page.getByText('12 found').waitFor()
    await page.keyboard.press('Enter')

    await page.getByText('1 of 12').waitFor()
    await conversation().locator('mark', { hasText: SUBJECT }).first().waitFor()
    await page.keyboard.press('Shift+Enter')
    await page.getByText('12 of 12').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  it('copies what is selected, and saves all of it as text', async () => {
    await conversation().focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+c')
    await page.getByText('Copied.').waitFor()
    const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText())
    expect(copied.split('\n')).toEqual([
      expect.stringMatching(/^[\d:.]{12} -: connecting to 127\.0\.0\.1/) as string,
      expect.stringMatching(/^[\d:.]{12} S: \+OK .*Dovecot/) as string,
    ])

    const path = join(folder, 'session.txt')
    await answerSaveDialog(app.electron, path)
    await page.getByRole('button', { name: 'Save as text…' }).click()
    await page.getByText(path).waitFor()
    const saved = await readFile(path, 'utf8')
    expect(saved).toMatch(/C: QUIT\n/)
    expect(saved).not.toContain(ALICE.password)
  })

  it('opens a session of its own, and takes any command by keys alone', async () => {
    await page.getByRole('button', { name: 'Open a session' }).focus()
    await page.keyboard.press('Enter')
    await command().waitFor()
    await expect.poll(() => command().evaluate((field) => field === document.activeElement)).toBe(true)
    await page.getByText('The AUTHORIZATION state allows:').waitFor()

    await page.keyboard.type('NOOP')
    await page.getByText(/NOOP does not fit the AUTHORIZATION state/).waitFor()
    await page.keyboard.press('Enter')
    await line(/-ERR/).last().waitFor()

    await type(`USER ${ALICE.name}`)
    await line('USER ****').waitFor()
    await page.keyboard.type(`PASS ${ALICE.password}`)
    expect(await page.getByLabel('Command: PASS').getAttribute('type')).toBe('password')
    await page.getByText(/can be read on the way/).waitFor()
    await page.keyboard.press('Enter')
    await line('PASS ****').waitFor()
    await page.locator('[aria-current=step]', { hasText: 'TRANSACTION' }).waitFor()

    await page.keyboard.type('sta')
    await page.keyboard.press('Tab')
    expect(await command().inputValue()).toBe('STAT')
    await page.keyboard.press('Enter')
    await line(/\+OK 12 \d+/)
      .last()
      .waitFor()
    await page.keyboard.press('ArrowUp')
    expect(await command().inputValue()).toBe('STAT')
    await page.keyboard.press('ArrowUp')
    expect(await command().inputValue()).toBe('NOOP')
    await page.keyboard.press('Escape')
    expect(await command().inputValue()).toBe('')
  })

  it.each([
    ['light', 'en'],
    ['dark', 'en'],
    ['light', 'he'],
  ] as const)('has no accessibility fault in %s, in %s', async (theme, language) => {
    await changeSettings(page, { theme, language })

    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, `console-${theme}-${language}`)
    expect(await page.getByRole('tree').getAttribute('dir')).toBe('ltr')
  })

  it('shows a message fetched by hand, and keeps none of it', async () => {
    await changeSettings(page, { theme: 'light', language: 'en' })
    await command().focus()
    await type('RETR 3')
    await line('RETR 3').waitFor()
    const last = conversation().getByRole('treeitem').last()
    await expect.poll(() => last.getAttribute('aria-expanded')).toBe('false')
    await conversation().focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowRight')

    await line(BODY).waitFor()
    await line(/^\.\. and a line/).waitFor()
    await page.keyboard.press('ArrowLeft')
    const kept = await page.evaluate(() =>
      (window as never as { mail: { call: (name: string, asked: unknown) => Promise<unknown> } }).mail.call(
        'console:bundle',
        undefined,
      ),
    )
    expect(JSON.stringify(kept)).not.toContain(BODY)
  })

  it('follows the end, unless somebody reads further up', async () => {
    const offset = (): Promise<number> => conversation().evaluate((view) => view.scrollTop)
    await command().focus()
    for (let count = 0; count < 15; count++) {
      await type('NOOP')
      await expect.poll(() => line('NOOP').count()).toBeGreaterThan(0)
    }
    await expect.poll(offset).toBeGreaterThan(0)
    const toEnd = page.getByRole('button', { name: 'To the end' })
    expect(await toEnd.isVisible()).toBe(false)

    await conversation().focus()
    await page.keyboard.press('Home')
    await toEnd.waitFor()
    expect(await offset()).toBe(0)
    await toEnd.click()
    await toEnd.waitFor({ state: 'detached' })
    await expect.poll(offset).toBeGreaterThan(0)
  })

  it('says in words why a login was refused', async () => {
    await page.getByRole('button', { name: 'Hang up' }).click()
    await page.getByRole('button', { name: 'Open another session' }).click()
    await command().waitFor()
    await expect.poll(() => command().evaluate((field) => field === document.activeElement)).toBe(true)
    await type(`USER ${ALICE.name}`)
    await type('PASS not-it')

    await page.getByText('The server did not accept the user name or password').waitFor()
    await page.getByRole('button', { name: 'Log in for me' }).click()
    await page.locator('[aria-current=step]', { hasText: 'TRANSACTION' }).waitFor()
  })

  it('asks before QUIT makes a mark final, and leaves what it deleted readable here', async () => {
    await command().focus()
    await type('DELE 2')
    await page.getByText('1 message marked: gone at QUIT').waitFor()
    await type('quit')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Delete 1 message on the server?').waitFor()
    await page.keyboard.press('Escape')
    expect(await dovecot.list(ALICE.name)).toHaveLength(12)

    await command().focus()
    await type('quit')
    await dialog.getByRole('button', { name: 'Delete 1 message' }).click()

    await page.getByRole('button', { name: 'Open another session' }).waitFor()
    await expect.poll(async () => (await dovecot.list(ALICE.name)).length).toBe(11)
    await page.getByRole('button', { name: 'Get mail' }).first().click()
    await page.getByText('no new messages').first().waitFor()
    await page.getByRole('button', { name: 'Inbox' }).click()
    await page.getByText('12 messages').first().waitFor()
    await page.getByRole('option', { name: /week 2\b.*Only here|Only here.*week 2\b/ }).waitFor()
  })

  it('logs in with what is kept, and hangs up without deleting anything', async () => {
    await page.getByRole('button', { name: 'Console' }).click()
    await page.getByRole('button', { name: 'Open another session' }).click()
    await page.getByRole('button', { name: 'Log in for me' }).click()
    await page.getByText('login: PLAIN').waitFor()
    await command().focus()
    await type('DELE 1')
    await page.getByText('1 message marked: gone at QUIT').waitFor()

    await page.getByRole('button', { name: 'Hang up' }).click()

    await page.getByRole('button', { name: 'Open another session' }).waitFor()
    expect(await dovecot.list(ALICE.name)).toHaveLength(11)
  })

  it('shows why a server has had enough, and has the keys where a session is opened again', async () => {
    await page.keyboard.press('Enter')
    await command().waitFor()
    for (const nonsense of ['XYZZY 1', 'XYZZY 2', 'XYZZY 3']) await type(nonsense)

    await line('-ERR Too many invalid bad commands.').waitFor()
    const again = page.getByRole('button', { name: 'Open another session' })
    await expect.poll(() => again.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  it('makes a support bundle that is read before it is saved, and tells of nobody', async () => {
    await page.getByRole('button', { name: 'Open another session' }).click()
    await command().waitFor()
    // What goes wrong in practice: a password typed where a command belongs.
    await type('hunter2-in-the-wrong-place')
    await line(/-ERR/).last().waitFor()
    await page.getByRole('button', { name: 'Support bundle' }).click()
    const dialog = page.getByRole('dialog')
    const preview = dialog.getByLabel('What the support bundle holds')
    await preview.waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'console-bundle')
    const shown = await preview.textContent()

    const path = join(folder, 'bundle.txt')
    await answerSaveDialog(app.electron, path)
    await dialog.getByRole('button', { name: 'Save…' }).click()
    await dialog.getByText(path).waitFor()

    const saved = await readFile(path, 'utf8')
    expect(saved).toBe(shown)
    expect(saved).toContain('a1@h1.example')
    expect(saved).toMatch(/S: \+OK .*\(\d+ octets follow\)/)
    expect(saved).toMatch(/C: RETR 3/)
    const secrets = [
      ALICE.password,
      ALICE.name,
      EMAIL,
      'berger',
      'example.org',
      SUBJECT,
      'heron',
      SENDER,
      'birds',
      BODY,
    ]
    for (const secret of [
      ...secrets,
      'hunter2',
      Buffer.from(ALICE.password).toString('base64').slice(0, 12),
    ]) {
      expect(saved.toLowerCase()).not.toContain(secret.toLowerCase())
    }
    await page.keyboard.press('Escape')
  })

  it('has tour and bundle in the settings too', async () => {
    await page.getByRole('button', { name: 'Settings', exact: true }).first().click()
    const settings = page.getByRole('main', { name: 'Settings' })
    for (const [button, title] of [
      ['A tour of a first POP3 session', 'A first session, step by step'],
      ['Support bundle', 'Support bundle'],
    ] as const) {
      await settings.getByRole('button', { name: button }).click()
      await page.getByRole('dialog', { name: title }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  })

  it('complained of nothing', () => {
    expect(app.complaints).toEqual([])
  })
})
