import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright'
import type { MessageQuery } from '../../src-main/contract/message.ts'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { startDelayProxy, type DelayProxy } from '../support/delay-proxy.ts'
import { MESSAGE_FRAME, addAccount, answerSaveDialog, PASSPHRASE, type DrivenApp } from './drive-app.ts'
import { networkUse } from './net-log.ts'
import { knownMessage, someMail } from './test-mail.ts'

const ALICE = { name: 'alice', password: 'alice-secret-93' }
const BOB = { name: 'bob', password: 'bob-secret-47' }
/** Slow enough for an eye to see headers before bodies, as on a real line. */
const ROUND_TRIP = 200

/** The program a story is told of. */
export interface StoryProgram {
  profile: string
  /** Where the program may write what it is asked to save. */
  folder: string
  launch: (args: string[]) => Promise<DrivenApp>
  /** What stands between the start and the mail: the first time, and every later one. */
  firstStart: (page: Page) => Promise<void>
  nextStart: (page: Page) => Promise<void>
  remove: () => Promise<void>
}

/** The steps of one story: each goes on where the one before ended. */
export function tellMainJob(title: string, setUp: () => Promise<StoryProgram>): void {
  describe.skipIf(skipsDovecot())(title, { concurrent: false }, () => story(setUp))
}

function story(setUp: () => Promise<StoryProgram>): void {
  const known = knownMessage()
  const aliceMail = [...someMail(199), known.bytes]
  const bobMail = someMail(300).slice(200)
  let dovecot: Dovecot
  let proxy: DelayProxy
  let app: DrivenApp
  let program: StoryProgram
  const netLog = (run: number): string => join(program.folder, `net-${String(run)}.json`)

  beforeAll(async () => {
    program = await setUp()
    dovecot = await startDovecot({
      users: [
        { ...ALICE, messages: aliceMail },
        { ...BOB, messages: bobMail },
      ],
    })
    proxy = await startDelayProxy({ targetPort: dovecot.ports.plain, roundTrip: ROUND_TRIP })
    app = await program.launch([`--log-net-log=${netLog(1)}`])
  })
  afterAll(async () => {
    await app.quit()
    await proxy.close()
    await dovecot.stop()
    await program.remove()
  })

  it('adds two accounts', async () => {
    await program.firstStart(app.page)
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
    const frame = app.page.frameLocator(MESSAGE_FRAME)
    await frame.getByText('Hello all, the agenda is attached.').waitFor()
    expect(await frame.locator('script').count()).toBe(0)
    expect(await app.page.locator(MESSAGE_FRAME).getAttribute('sandbox')).toBe('')
    expect(await app.page.title()).not.toContain('script ran')
  })

  it('saves an attachment whose bytes are those that were sent', async () => {
    const path = join(program.folder, 'saved.bin')
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
    app = await program.launch([`--log-net-log=${netLog(2)}`])
    await program.nextStart(app.page)

    await app.page.getByText('300 messages').first().waitFor()
    await app.page.getByRole('option', { name: known.subject }).click()
    await app.page.frameLocator(MESSAGE_FRAME).getByText('Hello all, the agenda is attached.').waitFor()
    const path = join(program.folder, 'saved-again.bin')
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

  it('A14: wrote no password and no mail in clear to the profile, nor to its output', async () => {
    const secrets = [ALICE.password, BOB.password, PASSPHRASE, 'the agenda is attached', known.subject]

    const files = await readdir(program.profile, { recursive: true, withFileTypes: true })
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
}

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
  const query: MessageQuery = {
    accountId: null,
    place: 'inbox',
    starredOnly: false,
    labelId: null,
    text: '',
    order: 'date',
    isAscending: false,
    isThreaded: false,
  }
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
