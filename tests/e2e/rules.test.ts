import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailBridge } from '../../src-main/contract/mail-bridge.ts'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { accessibilityFaults, changeSettings } from './accessibility.ts'
import { launchApp, makeProfile, startWithAccount, type DrivenApp } from './drive-app.ts'

const ALICE = { name: 'alice', password: 'alice-secret' }
const EMAIL = 'alice@example.org'
const letter = (subject: string, from: string): Buffer =>
  Buffer.from(
    [
      `From: ${from}`,
      `To: ${EMAIL}`,
      `Subject: ${subject}`,
      'Date: Sat, 21 Nov 2026 10:00:00 +0000',
      `Message-ID: <${subject.replaceAll(' ', '-')}@example.org>`,
      '',
      `This is ${subject}.`,
      '',
    ].join('\r\n'),
  )
const FRIEND = 'Friend <friend@example.org>'
const SHOP = 'Shop <shop@deals.example>'

// The steps of one story: each goes on where the one before ended.
describe.skipIf(skipsDovecot())('header rules', { concurrent: false }, () => {
  let dovecot: Dovecot
  let app: DrivenApp
  let page: Page
  let profile: Awaited<ReturnType<typeof makeProfile>>

  const button = (name: string | RegExp) => page.getByRole('button', { name })
  /** When the last sync ended; null while one runs. */
  const lastSync = (): Promise<number | null> =>
    page.evaluate(async () => {
      const { mail } = window as unknown as { mail: Pick<MailBridge, 'call'> }
      const states = await mail.call('sync:states', undefined)
      const [state] = states.ok ? states.value : []
      return state?.phase === 'idle' ? state.finishedAt : null
    })
  /** F5, and waits until that sync has ended. */
  const getMail = async (): Promise<void> => {
    await expect.poll(lastSync).not.toBeNull()
    const before = await lastSync()
    await page.keyboard.press('F5')
    await expect.poll(async () => ((await lastSync()) ?? 0) > (before ?? 0), { timeout: 30_000 }).toBe(true)
  }
  /** With the keys alone: opens the list of choices and types the beginning of one. */
  const choose = async (label: string, choice: string): Promise<void> => {
    await page.getByLabel(label, { exact: true }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: choice, exact: true }).waitFor()
    await page.keyboard.type(choice.slice(0, 5))
    await page.keyboard.press('Enter')
    await page.getByRole('option').first().waitFor({ state: 'detached' })
  }

  beforeAll(async () => {
    profile = await makeProfile()
    dovecot = await startDovecot({
      users: [{ ...ALICE, messages: [letter('hello', FRIEND), letter('offer one', SHOP)] }],
    })
    app = await launchApp({ profile: profile.path })
    page = app.page
    await startWithAccount(page, ALICE, dovecot.ports.plain)
  })
  afterAll(async () => {
    await app.quit()
    await dovecot.stop()
    await profile.remove()
  })

  it('label what is selected by L, and list what has the label', async () => {
    await page.getByRole('option').filter({ hasText: 'hello' }).click()
    await page.keyboard.press('l')
    await page.getByRole('menuitem', { name: 'New label…' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('Name').fill('Friends')
    await page.keyboard.press('Enter')

    const link = page
      .getByRole('navigation')
      .getByRole('button', { name: /^Friends/ })
      .first()
    await link.click()
    await page.getByRole('heading', { name: 'Friends', level: 1 }).waitFor()
    await page.getByText('1 message').first().waitFor()
    await page.getByRole('option').filter({ hasText: 'hello' }).filter({ hasText: 'Friends' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('are written by keys alone, and are off until a test run was looked at', async () => {
    await button('Rules').focus()
    await page.keyboard.press('Enter')
    await page.getByText('No rules yet').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await button('New rule').first().focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Text', { exact: true }).focus()
    await page.keyboard.type('DEALS.example')
    await choose('Before it is downloaded', 'Delete it on the server, unseen')
    await dialog.getByText(/headers are kept in the history/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Save and test' }).focus()
    await page.keyboard.press('Enter')

    await dialog.getByText('1 of 2 messages matches.').waitFor()
    await dialog.getByText('offer one').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByRole('switch').getAttribute('aria-checked')).toBe('false')
  })

  it('delete nothing before that was agreed to, and unseen ever after', async () => {
    await dovecot.deliver('alice', letter('offer two', SHOP))
    await getMail()
    expect(await dovecot.list('alice')).toHaveLength(3)

    // Switching it on leads to the test run.
    await page.getByRole('switch').focus()
    await page.keyboard.press('Space')
    const agree = button('Delete such messages from now on')
    await agree.focus()
    await expect.poll(() => agree.isEnabled()).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => page.getByRole('switch').getAttribute('aria-checked')).toBe('true')

    await dovecot.deliver('alice', letter('offer three', SHOP))
    await dovecot.deliver('alice', letter('hello again', FRIEND))
    await getMail()
    // What was here before the rule stays there; of the two that came since, one went.
    expect(await dovecot.list('alice')).toHaveLength(4)
  })

  it('say what they did, with the headers of what is gone', async () => {
    await page.getByRole('tab', { name: 'What they did' }).focus()
    await page.keyboard.press('Enter')
    // The subject; the headers below have it too.
    await page.getByText('offer three', { exact: true }).first().waitFor()
    await page.getByText('delete on the server, unseen').waitFor()
    await page.locator('summary').first().click()
    await page.getByText(/^From: Shop <shop@deals\.example>/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^All mail/ })
      .click()
    await page.getByRole('option').filter({ hasText: 'hello again' }).waitFor()
    expect(await page.getByRole('option').filter({ hasText: 'offer three' }).count()).toBe(0)
  })

  it('are asked in an order that keys and the mouse change', async () => {
    for (const name of ['Second', 'Third']) await addRule(name)
    await button('Rules').click()
    const names = (): Promise<string[]> =>
      page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()
    const handle = (name: string) => button(new RegExp(`^Move .${name}`))
    await expect.poll(async () => (await names()).slice(1)).toEqual(['Second', 'Third'])

    await handle('Third').focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(async () => (await names()).slice(1)).toEqual(['Third', 'Second'])
    await page.getByRole('status').getByText('Now number 2 of 3').waitFor()
    await page.keyboard.press('ArrowUp')
    await expect.poll(async () => (await names())[0]).toBe('Third')
    await expect.poll(() => handle('Third').evaluate((at) => at === document.activeElement)).toBe(true)

    await drag(handle('Third'), handle('Second'))
    await expect.poll(async () => (await names()).slice(1)).toEqual(['Second', 'Third'])
    // What main keeps, and not only what is shown.
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^All mail/ })
      .click()
    await button('Rules').click()
    await expect.poll(async () => (await names()).slice(1)).toEqual(['Second', 'Third'])
  })
  /** What the system sends while a hand drags: it takes no pointer for that which is not its own. */
  const drag = async (what: Locator, where: Locator): Promise<void> => {
    const dataTransfer = await page.evaluateHandle(() => new DataTransfer())
    await what.dispatchEvent('dragstart', { dataTransfer })
    await where.dispatchEvent('dragover', { dataTransfer })
    await where.dispatchEvent('drop', { dataTransfer })
    await what.dispatchEvent('dragend', { dataTransfer })
  }
  /** As the dialog does; it does nothing but read. */
  const addRule = (name: string): Promise<unknown> =>
    page.evaluate((named) => {
      const { mail } = window as unknown as { mail: Pick<MailBridge, 'call'> }
      return mail.call('rules:add', {
        name: named,
        accountId: null,
        match: 'all',
        conditions: [{ kind: 'spam' }],
        actions: { fate: null, labelIds: [], place: null, star: false, markRead: true },
        stopsHere: false,
      })
    }, name)

  it('are right in Hebrew and in the dark', async () => {
    await changeSettings(page, { theme: 'dark', language: 'he' })
    await button('כללים').click()
    await page.getByRole('switch').first().waitFor()

    expect(await page.getByRole('tablist').evaluate((tabs) => getComputedStyle(tabs).direction)).toBe('rtl')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(app.complaints).toEqual([])
  })
})
