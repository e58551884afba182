import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { startDelayProxy, type DelayProxy } from '../support/delay-proxy.ts'
import {
  addAccount,
  answerSaveDialog,
  choosePassphrase,
  launchApp,
  makeProfile,
  PASSPHRASE,
  unlock,
  type DrivenApp,
} from './drive-app.ts'
import { networkUse } from './net-log.ts'
import { knownMessage, someMail } from './test-mail.ts'

const ALICE = { name: 'alice', password: 'alice-secret-93' }
const BOB = { name: 'bob', password: 'bob-secret-47' }
/** Slow enough for an eye to see headers before bodies, as on a real line. */
const ROUND_TRIP = 200

// The steps of one story: each goes on where the one before ended.
describe.skipIf(skipsDovecot())('the main job', { concurrent: false }, () => {
  const known = knownMessage()
  const aliceMail = [...someMail(199), known.bytes]
  const bobMail = someMail(300).slice(200)
  let dovecot: Dovecot
  let proxy: DelayProxy
  let app: DrivenApp
  let profile: Awaited<ReturnType<typeof makeProfile>>
  let folder: string
  const netLog = (run: number): string => join(folder, `net-${String(run)}.json`)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restante-e2e-'))
    profile = await makeProfile()
    dovecot = await startDovecot({
      users: [
        { ...ALICE, messages: aliceMail },
        { ...BOB, messages: bobMail },
      ],
    })
    proxy = await startDelayProxy({ targetPort: dovecot.ports.plain, roundTrip: ROUND_TRIP })
    app = await launchApp({ profile: profile.path, args: [`--log-net-log=${netLog(1)}`] })
  })
  afterAll(async () => {
    await app.quit()
    await proxy.close()
    await dovecot.stop()
    await profile.remove()
    await rm(folder, { recursive: true, force: true })
  })

  it('adds two accounts', async () => {
    await choosePassphrase(app.page)
    await addAccount(app.page, {
      email: 'alice@example.org',
      port: proxy.port,
      user: ALICE.name,
      password: ALICE.password,
    })
    await addAccount(app.page, {
      email: 'bob@example.org',
      port: proxy.port,
      user: BOB.name,
      password: BOB.password,
    })

    const sidebar = app.page.getByRole('navigation')
    await sidebar.getByText('alice@example.org').waitFor()
    await sidebar.getByText('bob@example.org').waitFor()
  })

  it('gets mail of both, and fills the list from TOP before the last RETR', async () => {
    await app.page.evaluate(watchList)

    await app.page.getByRole('button', { name: 'Get mail' }).first().click()

    await app.page.getByText('300 messages').first().waitFor({ timeout: 60_000 })
    await expect.poll(() => app.page.evaluate(isIdle), { timeout: 60_000 }).toBe(true)
    const seen = await app.page.evaluate(() => (window as never as Watched).seen)
    expect(seen.some(({ onServerOnly }) => onServerOnly > 0)).toBe(true)
    expect(seen.at(-1)).toEqual({ total: 300, onServerOnly: 0 })
  })

  it('opens an HTML message: no script runs, nothing remote is loaded', async () => {
    await app.page.getByRole('option', { name: known.subject }).click()

    await app.page.getByRole('heading', { name: known.subject }).waitFor()
    await app.page.getByText('Pictures from the network are not loaded.').waitFor()
    const frame = app.page.frameLocator('iframe')
    await frame.getByText('Hello all, the agenda is attached.').waitFor()
    expect(await frame.locator('script').count()).toBe(0)
    expect(await app.page.locator('iframe').getAttribute('sandbox')).toBe('')
    expect(await app.page.title()).not.toContain('script ran')
  })

  it('saves an attachment whose bytes are those that were sent', async () => {
    const path = join(folder, 'saved.bin')
    await answerSaveDialog(app.electron, path)

    await app.page.getByRole('button', { name: `Save \u2068${known.attachment.fileName}\u2069` }).click()

    await app.page.getByText(path).waitFor()
    expect(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ).toBe(known.attachment.sha256)
  })

  it('shows it all again without a network, after a restart', async () => {
    await app.quit()
    await dovecot.stop()
    await proxy.close()
    app = await launchApp({ profile: profile.path, args: [`--log-net-log=${netLog(2)}`] })
    await unlock(app.page)

    await app.page.getByText('300 messages').first().waitFor()
    await app.page.getByRole('option', { name: known.subject }).click()
    await app.page.frameLocator('iframe').getByText('Hello all, the agenda is attached.').waitFor()
    const path = join(folder, 'saved-again.bin')
    await answerSaveDialog(app.electron, path)
    await app.page.getByRole('button', { name: `Save \u2068${known.attachment.fileName}\u2069` }).click()
    await app.page.getByText(path).waitFor()

    expect(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ).toBe(known.attachment.sha256)
  })

  it('says in words that the server is away, and keeps what is here', async () => {
    await app.page.getByRole('button', { name: 'Get mail' }).first().click()

    await app.page.getByText('The server refused the connection').first().waitFor({ timeout: 60_000 })
    await app.page.getByText('300 messages').first().waitFor()
  })

  it('sent no request out of the page, and complained of nothing', async () => {
    await app.quit()

    const uses = [...(await networkUse(netLog(1))), ...(await networkUse(netLog(2)))]
    expect(uses.filter((use) => !/^(restante|restante-message|data|blob):/.test(use))).toEqual([])
    expect(app.complaints).toEqual([])
  })

  it('wrote no password and no mail in clear to the profile, nor to its output', async () => {
    const secrets = [ALICE.password, BOB.password, PASSPHRASE, 'the agenda is attached', known.subject]

    const files = await readdir(profile.path, { recursive: true, withFileTypes: true })
    const readable = files.filter((file) => file.isFile())
    expect(readable.length).toBeGreaterThan(3)
    for (const file of readable) {
      const bytes = await readFile(join(file.parentPath, file.name))
      for (const secret of secrets) {
        for (const form of [Buffer.from(secret), Buffer.from(secret, 'utf16le'), Buffer.from(btoa(secret))]) {
          expect(bytes.includes(form), `${secret} in ${file.name}`).toBe(false)
        }
      }
    }
    for (const secret of secrets) expect(app.output()).not.toContain(secret)
  })
})

interface Watched {
  seen: { total: number; onServerOnly: number }[]
  mail: {
    on: (name: string, listener: () => void) => void
    call: (name: string, request?: unknown) => Promise<{ value: never }>
  }
}

/** Runs in the page: notes, at each change, how many messages the list has and how many are only on the server. */
function watchList(): void {
  const page = window as never as Watched
  page.seen = []
  const query = { accountId: null, place: 'inbox', starredOnly: false, labelId: null, text: '' }
  page.mail.on('messages:changed', () => {
    void (async () => {
      const pages = await Promise.all(
        [0, 200].map((offset) => page.mail.call('messages:list', { query, offset, limit: 200 })),
      )
      const rows = pages.flatMap(({ value }: { value: { rows: { where: string }[] } }) => value.rows)
      page.seen.push({
        total: rows.length,
        onServerOnly: rows.filter(({ where }) => where === 'server').length,
      })
    })()
  })
}

/** Runs in the page: no sync is under way. */
async function isIdle(): Promise<boolean> {
  const { value } = await (window as never as Watched).mail.call('sync:states')
  return (value as { phase: string }[]).every(({ phase }) => phase === 'idle')
}
