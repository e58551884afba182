// npm run bench -- desk: README.md beside this file says what it measures.
import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { addAccount, choosePassphrase, launchApp, makeProfile } from '../e2e/drive-app.ts'
import { startDovecot } from '../servers/dovecot.ts'
import { generateMail } from '../servers/generate-mail.ts'
import { startDelayProxy } from '../support/delay-proxy.ts'
import { rawFirstScreen } from './raw-desk.ts'
import { spread, times } from './spread.ts'
import { readSyncOptions } from './sync-options.ts'

const ALICE = { name: 'alice', password: 'alice-secret' }
const DEADLINE_MILLIS = 120_000
/** In the round that is not counted the server reads its mail from the disk, as the headers are taken. */
const SETTLE_MILLIS = 10_000

/** Seconds since the click on *On the server*, in the page. */
interface Opened {
  /** The first rows stand there, with their sizes. */
  rows: number
  /** Every row that is seen has its sender and subject. */
  screen: number
}

/** Rows that are seen of the table, and how many of them are filled in so far that they have `part`. */
const seenWith = (page: Page, part: string, isEvery: boolean): Promise<number> =>
  page
    .waitForFunction(
      ([wanted, all]) => {
        const table = document.querySelector('#desk-table')
        const edge = table?.getBoundingClientRect().bottom ?? 0
        const seen = [...(table?.querySelectorAll('[role=rowgroup] [role=row]') ?? [])].filter(
          (row) => row.getBoundingClientRect().top < edge,
        )
        const filled = seen.filter((row) => row.querySelector(wanted) !== null).length
        return filled > 0 && (!all || filled === seen.length) ? performance.now() : 0
      },
      [part, isEvery] as const,
      { polling: 'raf', timeout: DEADLINE_MILLIS },
    )
    .then((handle) => handle.jsonValue())

/** Clicks, and looks at every frame at what is drawn. */
async function clickAndWatch(page: Page): Promise<Opened> {
  const rows = seenWith(page, '[role=checkbox]', false)
  const screen = seenWith(page, '.subject.ellipsis', true)
  const begun = await page
    .getByRole('navigation')
    .getByRole('button', { name: /^On the server/ })
    .evaluate((link: HTMLElement) => {
      link.click()
      return performance.now()
    })
  return { rows: ((await rows) - begun) / 1000, screen: ((await screen) - begun) / 1000 }
}

const { json, rounds, messages, sizeMix, seed, roundTrip } = readSyncOptions(process.argv.slice(2))
const cleanUp: (() => Promise<void>)[] = []
const opened: Opened[] = []
const rawly: number[] = []
try {
  const dovecot = await startDovecot({ users: [{ ...ALICE }] })
  cleanUp.push(() => dovecot.stop())
  const proxy = await startDelayProxy({ targetPort: dovecot.ports.plain, roundTrip })
  cleanUp.push(() => proxy.close())
  const profile = await makeProfile()
  cleanUp.push(() => profile.remove())
  const { page, quit } = await launchApp({ profile: profile.path })
  cleanUp.push(quit)

  await choosePassphrase(page)
  const port = roundTrip > 0 ? proxy.port : dovecot.ports.plain
  await addAccount(page, {
    email: 'alice@example.org',
    port,
    user: ALICE.name,
    password: ALICE.password,
  })
  // After the account's first sync, so that nothing is downloaded.
  await page.getByText('Last checked').first().waitFor()
  for (const { bytes } of generateMail({ count: messages, sizeMix, seed }))
    await dovecot.deliver('alice', bytes)

  for (let round = 0; round <= rounds; round++) {
    const raw = await rawFirstScreen(port, ALICE.name, ALICE.password)
    const taken = await clickAndWatch(page)
    if (round > 0) {
      rawly.push(raw)
      opened.push(taken)
    } else await page.waitForTimeout(SETTLE_MILLIS)
    await page.getByRole('button', { name: 'Leave' }).click()
    await page.getByText('Nothing was deleted on the server.').first().waitFor()
    await page.getByRole('button', { name: 'All mail' }).click()
    await page.getByRole('main', { name: 'On the server' }).waitFor({ state: 'detached' })
  }
} finally {
  for (const step of cleanUp.reverse()) await step()
}

const raw = spread(rawly)
const rows = spread(opened.map((taken) => taken.rows))
const screen = spread(opened.map((taken) => taken.screen))
process.stdout.write(
  `${messages} messages (${sizeMix}, seed ${seed}), ${roundTrip} ms round trip, ${rounds} rounds\n` +
    `raw limit               ${times(raw, ' s')}\nrows with their sizes   ${times(rows, ' s')}\nfirst screen complete   ${times(screen, ' s')}\n`,
)
if (json !== undefined) {
  const report = { messages, sizeMix, seed, roundTrip, rounds, figures: { raw, rows, screen } }
  await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
}
