import type { Locator } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskMails } from '../servers/desk-mail.ts'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { launchApp, makeProfile, startWithAccount, unlock, type DrivenApp } from './drive-app.ts'

const ALICE = { name: 'alice', password: 'alice-secret-93' }

// One story: each start finds what the one before left.
describe.skipIf(skipsDovecot())('the end of the program over marked messages', { concurrent: false }, () => {
  let dovecot: Dovecot
  let app: DrivenApp
  let exit: Promise<unknown>
  let profile: Awaited<ReturnType<typeof makeProfile>>

  const row = (subject: string): Locator => app.page.getByRole('row').filter({ hasText: subject })
  const dialog = (): Locator =>
    app.page.getByRole('dialog', { name: 'Delete 1 marked message before closing?' })

  beforeAll(async () => {
    profile = await makeProfile()
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: deskMails(3) }] })
  })
  afterAll(async () => {
    await dovecot.stop()
    await profile.remove()
  })

  /** The program, on its first start or a later one, with one message marked. */
  async function startAndMark(isFirst: boolean): Promise<void> {
    app = await launchApp({ profile: profile.path })
    const started = app.electron.process()
    exit = new Promise((resolve) => started.once('exit', resolve))
    const button = (name: RegExp): Locator => app.page.getByRole('button', { name })
    if (isFirst) {
      await startWithAccount(app.page, ALICE, dovecot.ports.plain)
      await button(/^On the server/).click()
    } else {
      await unlock(app.page)
      await button(/^Open mailbox/).click()
    }
    await row('Message 2').getByRole('checkbox').click()
    await app.page
      .locator('footer')
      .getByText(/^1 marked/)
      .waitFor()
  }

  /** The program ends by itself, and without a fault. */
  const hasEnded = async (): Promise<void> => {
    const stillThere = new Promise((resolve) => setTimeout(resolve, 20_000, 'still there'))
    expect(await Promise.race([exit, stillThere]), app.output()).toBe(0)
  }

  const closeWindow = (): Promise<void> =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  const endProgram = (): Promise<void> => app.electron.evaluate(({ app: program }) => program.quit())

  it('keeps them all, when the window is closed and nothing is to be deleted', async () => {
    await startAndMark(true)
    await closeWindow()

    await dialog().getByRole('button', { name: 'Delete nothing' }).click()

    await hasEnded()
    expect(await dovecot.list(ALICE.name)).toHaveLength(3)
  })

  it('deletes them when that is said, and ends when the server has done it', async () => {
    await startAndMark(false)
    await endProgram()

    await dialog().getByRole('button', { name: 'Delete and close' }).click()

    await hasEnded()
    expect(await dovecot.list(ALICE.name)).toHaveLength(2)
  })
})
