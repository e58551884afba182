import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskMail } from '../servers/desk-mail.ts'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { startDelayProxy, type DelayProxy } from '../support/delay-proxy.ts'
import { launchApp, makeProfile, startWithAccount, type DrivenApp } from './drive-app.ts'

const ALICE = { name: 'alice', password: 'alice-secret-93' }

// The steps of one story: each goes on where the one before ended.
describe.skipIf(skipsDovecot())('the session On the server', { concurrent: false }, () => {
  let dovecot: Dovecot
  let proxy: DelayProxy
  let app: DrivenApp
  let page: Page
  let profile: Awaited<ReturnType<typeof makeProfile>>

  const row = (subject: string): Locator => page.getByRole('row').filter({ hasText: subject })
  const tick = (subject: string): Locator => row(subject).getByRole('checkbox')
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
  const foot = (text: RegExp): Locator => page.locator('footer').getByText(text)
  const link = (): Locator => page.getByRole('navigation').getByRole('button', { name: /^On the server/ })

  beforeAll(async () => {
    profile = await makeProfile()
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: [] }] })
    proxy = await startDelayProxy({ targetPort: dovecot.ports.plain })
    app = await launchApp({ profile: profile.path })
    page = app.page
    await startWithAccount(page, ALICE, proxy.port)
  })
  afterAll(async () => {
    await app.quit()
    await proxy.close()
    await dovecot.stop()
    await profile.remove()
  })

  it('says that nothing waits where there is nothing', async () => {
    await link().click()

    await page.getByText('Nothing waits on the server').waitFor()
    await button('Close mailbox').click()
    await page.getByText('The mailbox is closed').first().waitFor()
  })

  it('shows the one message there is', async () => {
    await dovecot.deliver('alice', deskMail(1))
    await button('Open again').first().click()

    await row('Message 1').waitFor()
    await page.getByText(/^1 message · /).waitFor()
    await button('Leave').click()
    await page.getByText('Nothing was deleted on the server.').first().waitFor()
  })

  it('that the server ended is shown as lost, with what was marked', async () => {
    for (const number of [2, 3, 4, 5, 6]) await dovecot.deliver('alice', deskMail(number))
    await button('Open again').first().click()
    await row('Message 6').waitFor()
    for (const number of [6, 4, 2]) await tick(`Message ${String(number)}`).click()
    await foot(/^3 marked/).waitFor()

    proxy.cutAll()

    await page.getByText('Your marks are kept.').waitFor()
    await foot(/^3 marked/).waitFor()
    await expect.poll(() => page.locator('[aria-current=step]').count()).toBe(0)
    expect(await button('Close mailbox').isDisabled()).toBe(true)
  })

  it('is opened again with the marks, by UID: also after another program has deleted and added some', async () => {
    await deleteOldest()
    await dovecot.deliver('alice', deskMail(7))
    await page.getByRole('main').getByRole('button', { name: 'Open again' }).first().click()

    await row('Message 7').waitFor()
    expect(await row('Message 1').count()).toBe(0)
    await foot(/^3 marked/).waitFor()
    const marked = page.getByRole('row').filter({ has: page.getByRole('checkbox', { checked: true }) })
    await expect
      .poll(async () =>
        (await marked.allTextContents()).map((text) => /Message (\d)/.exec(text)?.[1]).join(''),
      )
      .toBe('642')
  })
  /** As another mail program does, in a session of its own. */
  const deleteOldest = async (): Promise<void> => {
    const { openPop3Session } = await import('../../src-main/pop3/pop3-session.ts')
    const other = await openPop3Session({
      endpoint: { host: '127.0.0.1', port: dovecot.ports.plain, security: 'none' },
    })
    await other.login(ALICE.name, ALICE.password)
    await other.dele(1)
    await other.quit()
  }

  it('is opened by Download the rest, when it was lost', async () => {
    proxy.cutAll()
    await page.getByText('Your marks are kept.').waitFor()

    await button(/^Download the rest/).click()

    await expect.poll(() => row('Message 7').textContent(), { timeout: 30_000 }).toContain('downloaded')
    await expect.poll(() => row('Message 3').textContent()).toContain('downloaded')
    expect(await row('Message 6').textContent()).toContain('new')
    await foot(/^3 marked/).waitFor()
  })

  it('deletes nothing when it is left, and says so', async () => {
    await button('Leave').click()

    await page.getByText('Nothing was deleted on the server.').first().waitFor()
    expect(await dovecot.list('alice')).toHaveLength(6)
    expect(app.complaints).toEqual([])
  })
})
