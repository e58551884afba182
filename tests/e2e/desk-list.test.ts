import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailBridge } from '../../src-main/contract/mail-bridge.ts'
import type { RuleDefinition } from '../../src-main/contract/rule.ts'
import { deskMail } from '../servers/desk-mail.ts'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { accessibilityFaults, changeSettings } from './accessibility.ts'
import { launchApp, makeProfile, startWithAccount, type DrivenApp } from './drive-app.ts'

const ALICE = { name: 'alice', password: 'alice-secret-93' }
const SHOP = 'Shop <news@shop.example>'

/** By number: each order puts them otherwise. Number 0 is downloaded before the desk is opened. */
const MAIL = [
  deskMail(0, { from: 'Émile <emile@example.org>', lines: 400 }),
  deskMail(1, { from: SHOP, header: 'X-Spam-Score: 3.5', lines: 50 }),
  deskMail(2, {
    from: 'Zoe <zoe@example.org>',
    header: 'X-Spam-Status: Yes, score=9.5 required=5',
    lines: 90,
  }),
  deskMail(3, { from: 'Anna <anna@example.org>', lines: 10 }),
  deskMail(4, { from: SHOP, lines: 200 }),
]

const FROM_SHOP: RuleDefinition = {
  name: 'Shop letters',
  accountId: null,
  match: 'all',
  conditions: [{ kind: 'field', field: 'from', test: 'contains', text: 'shop.example' }],
  actions: { fate: null, labelIds: [], place: null, star: true, markRead: false },
  stopsHere: false,
}

// The steps of one story: each goes on where the one before ended.
describe.skipIf(skipsDovecot())('the table On the server', { concurrent: false }, () => {
  let dovecot: Dovecot
  let app: DrivenApp
  let page: Page
  let profile: Awaited<ReturnType<typeof makeProfile>>

  const table = (): Locator => page.getByRole('grid', { name: 'Messages on the server' })
  const row = (subject: string): Locator => page.getByRole('row').filter({ hasText: subject })
  const tick = (subject: string): Locator => row(subject).getByRole('checkbox')
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
  const item = (name: string | RegExp): Locator => page.getByRole('menuitem', { name })
  /** The numbers of the messages, from the top. */
  const order = async (): Promise<string> =>
    (
      await page
        .getByRole('row')
        .filter({ hasText: /Message \d/ })
        .allTextContents()
    )
      .map((text) => /Message (\d)/.exec(text)?.[1])
      .join('')
  /** Those that are marked for deletion, from the top. */
  const marked = async (): Promise<string> =>
    (
      await page
        .getByRole('row')
        .filter({ has: page.getByRole('checkbox', { checked: true }) })
        .allTextContents()
    )
      .map((text) => /Message (\d)/.exec(text)?.[1])
      .join('')
  const sortBy = (column: string): Promise<void> =>
    page.getByRole('columnheader', { name: column }).getByRole('button').click()

  beforeAll(async () => {
    profile = await makeProfile()
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: MAIL.slice(0, 1) }] })
    app = await launchApp({ profile: profile.path })
    page = app.page
    await startWithAccount(page, ALICE, dovecot.ports.plain)
    for (const bytes of MAIL.slice(1)) await dovecot.deliver('alice', bytes)
    await button(/^On the server/).click()
    await row('Message 4').waitFor()
  })
  afterAll(async () => {
    await app.quit()
    await dovecot.stop()
    await profile.remove()
  })

  it.each([
    ['Size', '04213', '31240'],
    ['From', '30412', '24103'],
    ['Subject', '01234', '43210'],
    ['Date', '43210', '01234'],
    // Those of which nothing is known come last both ways, the newest first.
    ['Marks', '21430', '12430'],
    ['Where', '43210', '04321'],
  ])('is sorted by %s, the other way round, and then newest first again', async (column, first, second) => {
    await sortBy(column)
    await expect.poll(order).toBe(first)
    await sortBy(column)
    await expect.poll(order).toBe(second)
    await sortBy(column)

    await expect.poll(order).toBe('43210')
    expect(await page.getByRole('columnheader', { name: 'No.' }).getAttribute('aria-sort')).toBe('descending')
  })

  it('ticks a range of rows with Shift, in the order that is shown', async () => {
    await sortBy('Size')
    await expect.poll(order).toBe('04213')

    await tick('Message 4').click()
    await tick('Message 1').click({ modifiers: ['Shift'] })

    await expect.poll(marked).toBe('421')
    await page
      .locator('footer')
      .getByText(/^3 marked · \d/)
      .waitFor()
    await button('Undo marks').click()
    await expect.poll(marked).toBe('')
    await sortBy('Size')
    await sortBy('Size')
    await expect.poll(order).toBe('43210')
  })

  it('is worked by keys alone: arrows, Shift, Space, Ctrl+A, Home, End, Enter, Escape', async () => {
    await table().focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Space')
    await expect.poll(marked).toBe('321')
    await page.keyboard.press('Space')
    await expect.poll(marked).toBe('')

    await page.keyboard.press('End')
    await page.keyboard.press('Delete')
    await expect.poll(marked).toBe('0')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Space')
    await expect.poll(marked).toBe('43210')
    await page.keyboard.press('Space')
    await expect.poll(marked).toBe('')

    await page.keyboard.press('Escape')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.getByText('Body of 4').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Header and first lines')
    await page.keyboard.press('Escape')
    await expect.poll(() => table().evaluate((grid) => grid === document.activeElement)).toBe(true)
  })

  it('has a menu for its rows, by the right button', async () => {
    await row('Message 2').click({ button: 'right' })
    await item('Mark for deletion').click()
    await expect.poll(marked).toBe('2')

    await row('Message 2').click({ button: 'right' })
    await item('Keep').click()
    await expect.poll(marked).toBe('')

    // What is selected keeps together.
    await row('Message 3').click()
    await row('Message 1').click({ modifiers: ['Shift'] })
    await row('Message 2').click({ button: 'right' })
    await item('Download selected (3)').waitFor()
    await item('Mark for deletion').click()
    await expect.poll(marked).toBe('321')
    await button('Undo marks').click()
    await expect.poll(marked).toBe('')
  })

  it('has the same menu by the menu key, for the row in focus', async () => {
    await table().focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ContextMenu')
    await item('Mark all from \u2068news@shop.example\u2069').waitFor()
    expect(await accessibilityFaults(page, '[role=menu]')).toEqual([])
    await page.keyboard.press('Escape')
    await item('Preview').waitFor({ state: 'detached' })
    await expect.poll(() => table().evaluate((grid) => grid === document.activeElement)).toBe(true)
  })

  it('marks all of a sender, from the row menu and from the list of marks', async () => {
    await row('Message 4').click({ button: 'right' })
    await item(/Mark all from .*shop\.example/).click()
    await expect.poll(marked).toBe('41')
    await button('Undo marks').click()
    await expect.poll(marked).toBe('')

    await row('Message 4').click()
    await button('Mark…').click()
    await item(/All from .*shop\.example/).click()
    await expect.poll(marked).toBe('41')
    await button('Mark…').click()
    await item('None').click()
    await expect.poll(marked).toBe('')
  })

  it('downloads what is selected, and nothing else', async () => {
    await row('Message 3').click()
    await row('Message 2').click({ modifiers: ['Shift'] })
    await button('Download selected (2)').click()

    await expect.poll(() => row('Message 2').textContent()).toContain('downloaded')
    await expect.poll(() => row('Message 3').textContent()).toContain('downloaded')
    expect(await row('Message 4').textContent()).toContain('new')
    expect(await row('Message 1').textContent()).toContain('new')
    // What is here now is not counted again.
    await table().press('Control+a')
    await button('Download selected (2)').waitFor()
    await table().press('Escape')
  })

  it('marks what a header rule matches', async () => {
    await page.evaluate(async (definition) => {
      const { mail } = window as unknown as { mail: MailBridge }
      const added = await mail.call('rules:add', definition)
      if (added.ok) await mail.call('rules:switch', { id: added.value.id, isOn: true })
    }, FROM_SHOP)
    await button('Leave').click()
    await page.getByText('Nothing was deleted on the server.').first().waitFor()
    await button('Open again').first().click()
    await expect.poll(order).toBe('43210')

    await button('Mark…').click()
    await item(/All that match .*Shop letters/).click()
    await expect.poll(marked).toBe('41')
    await button('Undo marks').click()
    await expect.poll(marked).toBe('')
    await row('Message 1').click({ button: 'right' })
    await item(/Mark all that match .*Shop letters/).click()
    await expect.poll(marked).toBe('41')
    await button('Undo marks').click()
  })

  it('leads from a message to a rule about its sender', async () => {
    await row('Message 2').click({ button: 'right' })
    await item('Never from this sender…').click()

    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.getByLabel('Text', { exact: true }).inputValue()).toBe('zoe@example.org')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await button(/^On the server/).click()
    await row('Message 4').waitFor()
  })

  it.each([
    ['dark', 'en', 'ltr'],
    ['light', 'he', 'rtl'],
    ['dark', 'ru', 'ltr'],
    ['light', 'it', 'ltr'],
  ] as const)('has no accessibility faults in the %s, in %s', async (theme, language, direction) => {
    await changeSettings(page, { theme, language })

    expect(
      await page
        .locator('#desk-table, main')
        .first()
        .evaluate((at) => getComputedStyle(at).direction),
    ).toBe(direction)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(app.complaints).toEqual([])
  })
})
