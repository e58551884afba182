import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import {
  MESSAGE_FRAME,
  addAccount,
  choosePassphrase,
  launchApp,
  makeProfile,
  PASSPHRASE,
  type DrivenApp,
} from './drive-app.ts'
import { knownMessage } from './test-mail.ts'

const ALICE = { name: 'alice', password: 'alice-secret-93' }
/** What errors may have in their messages: they quote whatever they were given. */
const THROWN = 'no mail for noa@example.org at pop.private.example: Sesamo9, ya29.a0AfB_byC'

describe.skipIf(skipsDovecot())('the log files', { concurrent: false }, () => {
  const known = knownMessage()
  let dovecot: Dovecot
  let app: DrivenApp
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    profile = await makeProfile()
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: [known.bytes] }] })
    app = await launchApp({ profile: profile.path })
    await choosePassphrase(app.page)
  })
  afterAll(async () => {
    await app.quit()
    await dovecot.stop()
    await profile.remove()
  })

  const notice = () => app.page.getByText('Something went wrong inside Restante.')
  const closeNotice = async (): Promise<void> => {
    await notice().waitFor()
    await app.page.getByRole('button', { name: 'Close' }).last().click()
    await notice().waitFor({ state: 'detached' })
  }

  it('get a line for each sync, how it ended', async () => {
    await addAccount(app.page, {
      email: 'alice@example.org',
      port: dovecot.ports.plain,
      user: ALICE.name,
      password: ALICE.password,
    })
    await app.page.getByRole('button', { name: 'Get mail' }).first().click()
    await app.page.getByRole('option', { name: known.subject }).click()
    await app.page.frameLocator(MESSAGE_FRAME).getByText('Hello all, the agenda is attached.').waitFor()
    await dovecot.stop()
    await app.page.getByRole('button', { name: 'Get mail' }).first().click()
    await app.page.getByText('The server refused the connection').first().waitFor({ timeout: 60_000 })

    expect(await logged()).toMatch(/ info sync ended account=[\da-f]{8} new=1 failure=null/)
    expect(await logged()).toMatch(/ info sync ended account=[\da-f]{8} .*failure=connection-refused/)
  })

  it.each([
    ['throws', 'TypeError', 'setTimeout(() => { throw error })'],
    ['rejects', 'RangeError', 'void Promise.reject(error)'],
  ])('get a line, and the user a calm word without a stack, when the page %s', async (_, name, deed) => {
    await app.page.evaluate(`{ const error = new ${name}(${JSON.stringify(THROWN)}); ${deed} }`)

    await closeNotice()
    await expect
      .poll(logged)
      .toContain(` error page\n    ${name}: no mail for a1@h1.example at h2.example: …`)
    expect(await app.page.getByText('Sesamo9').count()).toBe(0)
  })

  it.each([
    ['throws', 'uncaught exception'],
    ['rejects', 'unhandled rejection'],
  ])('get a line, and the user the same word, when the main process %s', async (how, line) => {
    await app.electron.evaluate(
      (_, [said, way]) => {
        if (way === 'rejects') void Promise.reject(new Error(said))
        else
          setTimeout(() => {
            throw new Error(said)
          })
      },
      [THROWN, how] as const,
    )

    await closeNotice()
    await expect.poll(logged).toContain(` error ${line}\n    Error: no mail for a1@h1.example`)
  })

  it('are shown from the settings', async () => {
    await app.electron.evaluate(({ shell }) => {
      shell.openPath = (path) => {
        Object.assign(globalThis, { opened: path })
        return Promise.resolve('')
      }
    })
    await app.page.keyboard.press('Control+,')
    await app.page.getByRole('button', { name: 'Open log folder' }).click()

    const opened = () => app.electron.evaluate(() => (globalThis as { opened?: string }).opened)
    await expect.poll(opened).toBe(join(profile.path, 'logs'))
  })

  it('hold no password, token, address or subject after all that', async () => {
    await app.quit()

    const text = await logged()
    for (const secret of [
      ALICE.password,
      PASSPHRASE,
      'Sesamo9',
      'ya29',
      'private',
      'alice',
      known.subject,
      known.attachment.fileName,
      'agenda',
      profile.path,
    ])
      expect(text.toLowerCase()).not.toContain(secret.toLowerCase())
    const addresses = text.match(/\S+@\S+/g) ?? []
    expect(addresses.filter((address) => !/^a\d+@h\d+\.example$/.test(address))).toEqual([])
  })

  /** All log files as one text. */
  async function logged(): Promise<string> {
    const folder = join(profile.path, 'logs')
    const names = (await readdir(folder)).sort().reverse()
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    return texts.join('').replaceAll('\r\n', '\n')
  }
})
