import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskMail, deskMails } from '../servers/desk-mail.ts'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchApp, makeProfile, startWithAccount, type DrivenApp } from './drive-app.ts'

const ALICE = { name: 'alice', password: 'alice-secret-93' }

// The steps of one story: each goes on where the one before ended.
describe.skipIf(skipsDovecot())('the page On the server', { concurrent: false }, () => {
  let dovecot: Dovecot
  let app: DrivenApp
  let page: Page
  let profile: Awaited<ReturnType<typeof makeProfile>>

  const row = (subject: string): Locator => page.getByRole('row').filter({ hasText: subject })
  const tick = (subject: string): Locator => row(subject).getByRole('checkbox')
  const foot = (text: RegExp): Locator => page.locator('footer').getByText(text)
  const text = (): Locator => page.getByRole('region', { name: 'Header and first lines' })
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name })

  beforeAll(async () => {
    profile = await makeProfile()
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: deskMails(2) }] })
    app = await launchApp({ profile: profile.path })
    page = app.page
    await startWithAccount(page, ALICE, dovecot.ports.plain)
    await dovecot.deliver('alice', deskMail(2))
    const html = '<img src="https://example.org/x.png" onerror="alert(1)"><b>Bold words</b>\r\n'
    const rich = deskMail(3, { header: 'Content-Type: text/html', lines: 0 })
    await dovecot.deliver('alice', Buffer.concat([rich, Buffer.from(html)]))
    await dovecot.deliver('alice', deskMail(4))
    await dovecot.deliver('alice', deskMail(5, { header: 'X-Note: =?utf-8?q?caf=C3=A9?=' }))
    await dovecot.deliver('alice', deskMail(6, { header: 'X-Spam-Status: Yes, score=9.5 required=5' }))
  })
  afterAll(async () => {
    await app.quit()
    await dovecot.stop()
    await profile.remove()
  })

  it('opens the maildrop, newest first, and downloads nothing', async () => {
    await page.getByRole('button', { name: 'On the server' }).click()
    await row('Message 6').waitFor()

    const subjects = await page
      .getByRole('row')
      .filter({ hasText: /Message \d/ })
      .allTextContents()
    expect(subjects.map((text) => /Message \d/.exec(text)?.[0])).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((number) => `Message ${String(number)}`),
    )
    await expect.poll(() => page.locator('[aria-current=step]').textContent()).toContain('TRANSACTION')
    expect(await row('Message 6').textContent()).toMatch(/spam/)
    expect(await row('Message 6').textContent()).toContain('new')
    expect(await row('Message 1').textContent()).toContain('downloaded')
  })

  it('shows headers and first lines of the row in focus, decoded, and as the server sent them', async () => {
    const asSent = button('As the server sent it')
    await row('Message 5').click()

    await text().getByText('Body of 5').waitFor()
    await text().getByText('<5@example.org>').waitFor()
    await text().getByText('X-Note: café').waitFor()
    await asSent.click()
    await text().getByText('X-Note: =?utf-8?q?caf=C3=A9?=').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await asSent.click()
    await text().getByText('X-Note: café').waitFor()
  })

  it('shows HTML as words alone, and as many lines as are asked for', async () => {
    const choose = async (lines: string): Promise<void> => {
      await button(/^Length of the preview/).click()
      await page.getByRole('menuitemradio', { name: lines }).click()
    }
    await row('Message 3').click()
    await text().getByText('Bold words').waitFor()
    expect(await text().locator('img, b, a, script').count()).toBe(0)

    await choose('Header only')
    await page.getByText('TOP 4 0').waitFor()
    await text().getByText('<3@example.org>').waitFor()
    await text().getByText('Bold words').waitFor({ state: 'detached' })
    await choose('20 lines')
    await text().getByText('Bold words').waitFor()
  })

  it('tells the session as it is: its encryption, its login, its size, and how long it is open', async () => {
    const strip = page.getByRole('main', { name: 'On the server' }).locator('header').first()

    await strip.getByText('Not encrypted · PLAIN').waitFor()
    await strip.getByText(/^7 messages · [\d.]+ kB$/).waitFor()
    await strip.getByText(/^open \d+:\d\d$/).waitFor()
  })

  it('has no accessibility faults', async () => {
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('counts what is ticked, and takes it back', async () => {
    await tick('Message 5').click()
    await tick('Message 3').click()
    await foot(/^2 marked/).waitFor()

    await button('Undo marks').click()

    await foot(/^Tick what is to be deleted/).waitFor()
  })

  it('asks before the window closes over marks, and stays when it is told to', async () => {
    await tick('Message 4').click()
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()

    await dialog.getByRole('button', { name: 'Cancel' }).click()

    await dialog.waitFor({ state: 'detached' })
    await foot(/^1 marked/).waitFor()
  })

  it('names the number of those never downloaded before it deletes them, and then how many went', async () => {
    await button('Close mailbox').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Delete 1 message that was never downloaded?').waitFor()
    await dialog.getByRole('button', { name: 'Delete and close' }).click()

    await page.getByText('1 message deleted on the server').first().waitFor()
    expect(await dovecot.list('alice')).toHaveLength(6)
  })

  it('lists what went unseen, with its headers', async () => {
    await button('Deleted unseen…').click()

    const dialog = page.getByRole('dialog', { name: 'Deleted unseen' })
    await dialog.getByText(/Undo is not possible/).waitFor()
    await dialog.getByText('Message 4').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('downloads the rest, but not what is ticked', async () => {
    await button('Open again').click()
    await tick('Message 2').click()
    // Of the six, two are here and one is ticked.
    await button('Download the rest (3)').click()

    await expect.poll(() => row('Message 6').textContent()).toContain('downloaded')
    expect(await row('Message 2').textContent()).toContain('new')
    await button('Download the rest (0)').waitFor()
  })

  it('leaves without deleting, and says so', async () => {
    await button('Leave').click()

    await page.getByText('Nothing was deleted on the server.').first().waitFor()
    const isHere = (desk: Element): boolean => desk === document.activeElement
    await expect.poll(() => page.getByRole('main', { name: 'On the server' }).evaluate(isHere)).toBe(true)
    expect(await dovecot.list('alice')).toHaveLength(6)
  })

  it('said to the server what it showed, and no more', async () => {
    const search = page.getByRole('textbox', { name: 'Search this conversation' })
    const finds = async (words: string, result: string): Promise<void> => {
      const found = page.getByRole('status').getByText(/^(\d+ found|none)$/)
      await search.fill('')
      await found.waitFor({ state: 'detached' })
      await search.fill(words)
      await found.waitFor()
      expect(await found.textContent(), words).toBe(result)
    }
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Console/ })
      .click()
    // The last session: three were downloaded, and it was left.
    await finds('RETR', '3 found')
    await finds('QUIT', 'none')

    await button('Earlier session').click()

    // The first: it was looked through, marks were undone, one message was deleted.
    await finds('TOP 6 20', '1 found')
    await finds('RETR', 'none')
    await finds('RSET', '1 found')
    await finds('DELE 5', '1 found')
    await finds('QUIT', '1 found')
    expect(app.complaints).toEqual([])
  })
})
