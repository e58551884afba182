import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskMails } from '../servers/desk-mail.ts'
import { SERVER_KINDS } from '../servers/server-kinds.ts'
import type { TestServer } from '../servers/test-server.ts'
import { launchApp, makeProfile, startWithAccount, type DrivenApp } from './drive-app.ts'

const DORA = { name: 'dora', password: 'dora-secret-93' }
const KINDS = SERVER_KINDS.filter(({ name }) => ['Courier', 'Cyrus', 'popa3d'].includes(name))

describe.each(KINDS)('desk and console in the window, with a real $name', { concurrent: false }, (kind) => {
  describe.skipIf(!kind.isHere && process.env.CI !== 'true')('and its mailbox', () => {
    let server: TestServer
    let app: DrivenApp
    let page: Page
    let profile: Awaited<ReturnType<typeof makeProfile>>

    const row = (subject: string): Locator => page.getByRole('row').filter({ hasText: subject })
    const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
    const link = (name: RegExp): Locator => page.getByRole('navigation').getByRole('button', { name })

    beforeAll(async () => {
      profile = await makeProfile()
      server = await kind.start([{ ...DORA, messages: deskMails(6) }])
      app = await launchApp({ profile: profile.path })
      page = app.page
      await startWithAccount(page, DORA, server.ports.plain)
    })
    afterAll(async () => {
      await app.quit()
      await server.stop()
      await profile.remove()
    })

    it('lists the maildrop, previews, sorts, ticks, and says how many went', async () => {
      await link(/^On the server/).click()
      await row('Message 5').waitFor()
      await page.locator('[aria-current=step]').filter({ hasText: 'TRANSACTION' }).waitFor()
      await row('Message 3').click()
      await page.getByRole('region', { name: 'Preview' }).getByText('Body of 3').waitFor()
      await page.getByRole('columnheader', { name: 'Subject' }).getByRole('button').click()
      await expect
        .poll(async () => /Message \d/.exec((await page.getByRole('row').nth(1).textContent()) ?? '')?.[0])
        .toBe('Message 0')

      await row('Message 0').getByRole('checkbox').click()
      await row('Message 2')
        .getByRole('checkbox')
        .click({ modifiers: ['Shift'] })
      await page
        .locator('footer')
        .getByText(/^3 marked/)
        .waitFor()
      await button('Close mailbox').click()

      await page.getByText('3 messages deleted on the server').first().waitFor()
      await page.getByText('3 messages stay there.').first().waitFor()
    })

    it('opens it again, as the server has it now, and leaves', async () => {
      await button('Open again').first().click()
      await row('Message 5').waitFor()
      expect(await row('Message 0').count()).toBe(0)

      await button('Leave').click()

      await page.getByText('Nothing was deleted on the server.').first().waitFor()
    })

    it('shows that session in the console, and takes a command by hand', async () => {
      await link(/^Console/).click()
      const said = page.getByRole('tree', { name: 'Conversation' }).getByRole('treeitem')
      await said.filter({ hasText: 'UIDL' }).first().waitFor()
      expect(await page.getByRole('tree', { name: 'Conversation' }).textContent()).not.toContain(
        DORA.password,
      )

      await button('Open a session').click()
      await page.getByLabel('Command').waitFor()
      await button('Log in for me').click()
      await page.locator('[aria-current=step]', { hasText: 'TRANSACTION' }).waitFor()
      await page.locator('[aria-busy=false]').waitFor()
      await page.getByLabel('Command').fill('STAT')
      await page.keyboard.press('Enter')

      await said
        .filter({ hasText: /\+OK 3 \d+/ })
        .first()
        .waitFor()
      expect(app.complaints).toEqual([])
    })
  })
})
