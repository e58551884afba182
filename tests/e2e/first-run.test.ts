import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { startNameServer, type NameServer } from '../support/name-server.ts'
import { accessibilityFaults } from './accessibility.ts'
import { MESSAGE_FRAME, choosePassphrase, launchApp, makeProfile, type DrivenApp } from './drive-app.ts'
import { someMail } from './test-mail.ts'

const ALICE = { name: 'alice', password: 'alice-secret' }

describe.skipIf(skipsDovecot())('the first run', { concurrent: false }, () => {
  let dovecot: Dovecot
  let names: NameServer
  let app: DrivenApp
  let page: Page
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    profile = await makeProfile()
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: someMail(4) }] })
    names = await startNameServer({ 'hosted.invalid': { mx: ['10 aspmx.l.google.com'] } })
    app = await launchApp({
      profile: profile.path,
      env: { NODE_EXTRA_CA_CERTS: dovecot.caFile, RESTANTE_NAME_SERVERS: names.address },
    })
    page = app.page
    await choosePassphrase(page)
  })
  afterAll(async () => {
    await app.quit()
    await Promise.all([dovecot.stop(), names.close(), profile.remove()])
  })

  it('asks for an address and a password, and looks for a server only when told to', async () => {
    await page.getByRole('button', { name: 'Add account' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('E-mail address').fill('noa@hosted.invalid')
    await dialog.getByText('The server of').waitFor()
    expect(names.asked).toEqual([])

    await dialog.getByRole('button', { name: 'Find settings' }).click()

    await dialog.getByText('which belongs to Gmail').waitFor({ timeout: 60_000 })
    expect(names.asked).toEqual(['_pop3s._tcp.hosted.invalid', '_pop3._tcp.hosted.invalid', 'hosted.invalid'])
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Use these settings' }).click()
    await dialog.getByText('This server is not part of').waitFor()
    await dialog.getByRole('button', { name: 'Use them: my mail is there' }).click()
    await expect.poll(() => dialog.getByLabel('Server name').inputValue()).toBe('pop.gmail.com')
  })

  it('takes address, password and Save, and shows the mail without another step', async () => {
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('E-mail address').fill('alice@example.org')
    await dialog.getByLabel('Password').fill(ALICE.password)
    await dialog.getByLabel('User name').fill(ALICE.name)
    // No test can listen on port 995 of pop.example.org.
    await dialog.getByLabel('Server name').fill('127.0.0.1')
    await dialog.getByLabel('Port').fill(String(dovecot.ports.tls))

    await dialog.getByRole('button', { name: 'Save' }).click()

    await page.getByText('4 messages').first().waitFor({ timeout: 60_000 })
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await page.getByRole('option').count()).toBe(4)
    expect(await page.locator('[role=alert]').count()).toBe(0)
  })

  it('has the keys in the list then', async () => {
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('message-list')
  })

  it('opens the first message by one key', async () => {
    await page.keyboard.press('ArrowDown')

    await page.locator(MESSAGE_FRAME).waitFor()
    expect(app.complaints).toEqual([])
  })
})
