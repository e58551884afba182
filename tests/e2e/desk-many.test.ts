import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskMail } from '../servers/desk-mail.ts'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { launchApp, makeProfile, startWithAccount, type DrivenApp } from './drive-app.ts'

const ALICE = { name: 'alice', password: 'alice-secret-93' }
const MESSAGES = 1000

// The steps of one story: each goes on where the one before ended.
describe.skipIf(skipsDovecot())('a thousand messages On the server', { concurrent: false }, () => {
  let dovecot: Dovecot
  let app: DrivenApp
  let page: Page
  let profile: Awaited<ReturnType<typeof makeProfile>>

  const table = (): Locator => page.getByRole('grid', { name: 'Messages on the server' })
  const row = (subject: string): Locator => page.getByRole('row').filter({ hasText: subject })
  const foot = (text: RegExp): Locator => page.locator('footer').getByText(text)

  beforeAll(async () => {
    profile = await makeProfile()
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: [] }] })
    app = await launchApp({ profile: profile.path })
    page = app.page
    // After the account's first sync, so that none of them is downloaded.
    await startWithAccount(page, ALICE, dovecot.ports.plain)
    for (let number = 0; number < MESSAGES; number++) await dovecot.deliver('alice', deskMail(number))
  })
  afterAll(async () => {
    await app.quit()
    await dovecot.stop()
    await profile.remove()
  })

  it('are listed at once, with the headers of those that one goes to', async () => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^On the server/ })
      .click()
    await row('Message 999').waitFor()
    await page.getByText(/^1,000 messages · /).waitFor()

    await table().press('End')
    await row('Message 0').waitFor()
    expect(await row('Message 999').count()).toBe(0)

    await table().press('Home')
    await row('Message 999').waitFor()
  })

  it('are marked from the first to the last, and only those that are not are the rest', async () => {
    // At once: the mark is for what the key before it selects, though a thousand rows are still to be fetched.
    await table().press('Shift+End')
    await table().press('Space')
    await foot(/^1,000 marked · \d/).waitFor()
    await page.getByRole('button', { name: 'Download the rest (0)' }).waitFor()

    await row('Message 0').getByRole('checkbox').click()

    await foot(/^999 marked · \d/).waitFor()
    await page.getByRole('button', { name: 'Download the rest (1)' }).waitFor()
    await page.getByRole('button', { name: 'Undo marks' }).click()
    await foot(/^Tick what is to be deleted/).waitFor()
  })

  it('stay there, all of them, when the mailbox is left', async () => {
    await page.getByRole('button', { name: 'Leave' }).click()

    await page.getByText('Nothing was deleted on the server.').first().waitFor()
    expect(await dovecot.list('alice')).toHaveLength(MESSAGES)
    expect(app.complaints).toEqual([])
  })
})
