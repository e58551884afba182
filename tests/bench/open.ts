// npm run bench -- open: README.md beside this file says what it measures.
import { randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { addAccount, choosePassphrase, launchApp, makeProfile, PROJECT } from '../e2e/drive-app.ts'
import { startDovecot } from '../servers/dovecot.ts'
import { firstRow, listSingly, openRows } from './open-rows.ts'
import { p95 } from './scale/describe-scale.ts'
import { treeMemory } from './scale/process-tree-memory.ts'
import { spread, times, type Spread } from './spread.ts'

const ALICE = { name: 'alice', password: 'alice-secret' }
const REAL_MAIL = join(PROJECT, '../shared/mail-corpus/real-world')
/** After the mail is here its words are indexed; after the reading, what was taken for it is given back. */
const SETTLE_MILLIS = 180_000
/** Memory within so much of what it was counts as given back: it never comes to rest to the octet. */
const NEAR = 1.05
const BIG_SUBJECT = 'All figures'
const BIG_ATTACHMENTS = 5
const BIG_ATTACHMENT_OCTETS = 3_750_000
/** Of the corpus' real mail, every so many-th file, so that all its collections are among them. */
const EVERY = 3
/** So many rows from one message to the next, so that none of them was made ready; it divides no number of messages that we have. */
const APART = 7
const OTHERS = 80

export interface OpenReport {
  /** Milliseconds. */
  real: { opened: number; empty: number; p95: number; taken: Spread }
  /** Of the same mail: each message the one below the last; and out of the blue. */
  next: { opened: number; p95: number; taken: Spread }
  unprepared: { opened: number; p95: number; taken: Spread }
  big: { octets: number; p95: number; taken: Spread }
  /**
   * Octets in RAM, of all processes: before anything was opened, at most, and `seconds` after the last message, when it
   * had come back or was no longer waited for.
   */
  memory: { idle: number; most: number; after: number; seconds: number }
}

/** A message of 25 MB, newer than all others, with files that nothing can pack. */
function bigMessage(): Uint8Array {
  const boundary = 'the-parts-of-it'
  const files = Array.from({ length: BIG_ATTACHMENTS }, (_, index) => {
    const lines = randomBytes(BIG_ATTACHMENT_OCTETS).toString('base64').replace(/.{76}/g, '$&\r\n')
    const name = `figures-${String(index)}.bin`
    return (
      `--${boundary}\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n` +
      `Content-Disposition: attachment; filename="${name}"\r\n\r\n${lines}\r\n`
    )
  })
  return Buffer.from(
    `From: Ada <ada@example.org>\r\nTo: alice@example.org\r\nSubject: ${BIG_SUBJECT}\r\nDate: ${new Date().toUTCString()}\r\n` +
      `Message-ID: <figures@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n` +
      `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe figures of the year are with this letter.\r\n` +
      `${files.join('')}--${boundary}--\r\n`,
  )
}

const second = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1000))

/** The least of the last ten seconds, once none of them differs from it by much. */
async function atRest(pid: number): Promise<number> {
  const seen: number[] = []
  for (const until = Date.now() + SETTLE_MILLIS; Date.now() < until;) {
    seen.push(treeMemory(pid))
    const last = seen.slice(-10)
    if (last.length === 10 && Math.max(...last) < Math.min(...last) * NEAR) break
    await second()
  }
  return Math.min(...seen.slice(-10))
}

/** Waits until memory is what it was, and no longer than that may take. */
async function givenBack(pid: number, idle: number): Promise<{ after: number; seconds: number }> {
  const begun = Date.now()
  let after = treeMemory(pid)
  for (; after > idle * NEAR && Date.now() - begun < SETTLE_MILLIS; after = treeMemory(pid)) await second()
  return { after, seconds: Math.round((Date.now() - begun) / 1000) }
}

const { json, rounds } = parseArgs({
  options: { json: { type: 'string' }, rounds: { type: 'string', default: '20' } },
}).values
const cleanUp: (() => Promise<void>)[] = []
let report: OpenReport | undefined
try {
  const dovecot = await startDovecot({ users: [{ ...ALICE }] })
  cleanUp.push(() => dovecot.stop())
  const realMail = (await readdir(REAL_MAIL, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile() && file.name.endsWith('.eml'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((_, index) => index % EVERY === 0)
  for (const { parentPath, name } of realMail)
    await dovecot.deliver('alice', await readFile(join(parentPath, name)))
  const big = bigMessage()
  await dovecot.deliver('alice', big)

  const profile = await makeProfile()
  cleanUp.push(() => profile.remove())
  const { electron, page, quit } = await launchApp({ profile: profile.path })
  cleanUp.push(quit)
  // The bundler that runs this file names functions by a helper, which functions sent into the page miss.
  await page.evaluate('globalThis.__name = (named) => named')
  await choosePassphrase(page)
  const port = dovecot.ports.plain
  await addAccount(page, { email: 'alice@example.org', port, user: ALICE.name, password: ALICE.password })
  await page.getByText('Last checked').first().waitFor({ timeout: 120_000 })
  await listSingly(page, realMail.length + 1)
  const first = await firstRow(page)
  if (!first.includes(BIG_SUBJECT)) throw new Error(`the first row is not the big message, but: ${first}`)

  const pid = electron.process().pid ?? 0
  const idle = await atRest(pid)
  let most = idle
  const watch = setInterval(() => (most = Math.max(most, treeMemory(pid))), 250)
  const anywhere = realMail.map((_, index) => ((index * APART) % realMail.length) + 1)
  const some = realMail.slice(0, OTHERS).map((_, index) => index + 1)
  // There and away again, so that it is taken apart each time.
  const bigAndOther = Array.from({ length: 2 * Number(rounds) }, (_, index) => (index % 2) * APART)
  const asked = [
    ...anywhere.map((place) => ({ place, isPointedAt: true })),
    ...[...some, ...anywhere.slice(0, OTHERS), ...bigAndOther].map((place) => ({
      place,
      isPointedAt: false,
    })),
  ]
  const all = await openRows(page, asked)
  clearInterval(watch)
  const memory = { idle, most, ...(await givenBack(pid, idle)) }

  const isTaken = (millis: number | null): millis is number => millis !== null
  const part = (from: number, length: number): number[] => all.slice(from, from + length).filter(isTaken)
  const taken = part(0, anywhere.length)
  const takenNext = part(anywhere.length, OTHERS)
  const takenUnprepared = part(anywhere.length + OTHERS, OTHERS)
  const takenBig = all
    .slice(anywhere.length + 2 * OTHERS)
    .filter((_, index) => index % 2 === 0)
    .filter(isTaken)
  report = {
    real: {
      opened: taken.length,
      empty: anywhere.length - taken.length,
      p95: p95(taken),
      taken: spread(taken),
    },
    next: { opened: takenNext.length, p95: p95(takenNext), taken: spread(takenNext) },
    unprepared: {
      opened: takenUnprepared.length,
      p95: p95(takenUnprepared),
      taken: spread(takenUnprepared),
    },
    big: { octets: big.length, p95: p95(takenBig), taken: spread(takenBig) },
    memory,
  }
} finally {
  for (const step of cleanUp.reverse()) await step()
}

const mib = (octets: number): string => `${(octets / 2 ** 20).toFixed(0)} MiB`
process.stdout.write(
  `click to text            p95\n` +
    `real mail (${report.real.opened})          ${report.real.p95.toFixed(0)} ms   ${times(report.real.taken, ' ms')}; nothing to show: ${report.real.empty}\n` +
    `the next one (${report.next.opened})       ${report.next.p95.toFixed(0)} ms   ${times(report.next.taken, ' ms')}\n` +
    `out of the blue (${report.unprepared.opened})    ${report.unprepared.p95.toFixed(0)} ms   ${times(report.unprepared.taken, ' ms')}\n` +
    `${(report.big.octets / 1e6).toFixed(0)} MB with attachments  ${report.big.p95.toFixed(0)} ms   ${times(report.big.taken, ' ms')}\n` +
    `memory                   ${mib(report.memory.idle)} idle, ${mib(report.memory.most)} at most, ${mib(report.memory.after)} ${String(report.memory.seconds)} s afterwards\n`,
)
if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
