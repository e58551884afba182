import { openPop3Session } from '../../src-main/pop3/pop3-session.ts'
import type { OpenPop3Options, Pop3Session } from '../../src-main/pop3/pop3-session.ts'
import { seededRandom } from '../servers/seeded-random.ts'
import type { SeededRandom } from '../servers/seeded-random.ts'
import { startFuzzServer } from './fuzz-server.ts'
import { referenceBodies } from './reference-replies.ts'

/** Longer than all deadlines of a session together, on a machine with much else to do. */
const HANG_MILLIS = 20_000
const LIMITS = {
  connectMillis: 1_000,
  replyMillis: 250,
  paceOctets: 16,
  quitMillis: 250,
  lineOctets: 2_000,
  listOctets: 20_000,
  messageOctets: 100_000,
}
/** USER most often, since most of what can be tested comes after a login that worked. */
const METHODS = [
  ...(['USER', 'USER', 'USER', 'USER', 'USER', 'USER', 'USER', 'USER'] as const),
  ...(['PLAIN', 'LOGIN', 'CRAM-MD5', 'SCRAM-SHA-256', 'XOAUTH2', 'APOP', 'auto'] as const),
]

/**
 * One random session with one random server, the same for the same seed but for how the packets fall.
 * @returns how many messages came whole
 * @throws Error when a promise of the engine is broken: a wait without end, an error of no known kind, a message handed
 * out that the server did not send, or a part of one
 */
export async function fuzzSession(seed: number): Promise<number> {
  const random = seededRandom(seed)
  const server = await startFuzzServer(random, random.pick([0, 0.02, 0.05, 0.2, 0.6]))
  let hanging: NodeJS.Timeout | undefined
  const hang = new Promise<never>((_, reject) => {
    hanging = setTimeout(() => reject(new Error('a wait without end')), HANG_MILLIS)
  })
  try {
    const messages = await Promise.race([converse(server.port, random), hang])
    const expected = referenceBodies(server.sent(), server.lines)
    for (const [line, bytes] of messages) {
      const text = Buffer.from(bytes).toString('latin1')
      if (expected.get(line) !== text) throw new Error(`${line} is not what was sent`)
      const isPart = line.startsWith('RETR') && server.parts.get(line) === text
      if (isPart) throw new Error(`${line} is a part of a message, taken for all of it`)
    }
    return messages.size
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}`, { cause: error })
  } finally {
    clearTimeout(hanging)
    server.close()
  }
}

async function converse(port: number, random: SeededRandom): Promise<Map<string, Uint8Array>> {
  const controller = new AbortController()
  const options: OpenPop3Options = {
    endpoint: { host: '127.0.0.1', port, security: 'none' },
    limits: { ...LIMITS, windowCommands: 1 + random.below(20) },
    signal: controller.signal,
    ...random.pick([{}, { isPipelining: true }, { isPipelining: false }]),
  }
  const messages = new Map<string, Uint8Array>()
  let session: Pop3Session | undefined
  try {
    session = await openPop3Session(options)
    await session.login('anna', 'opensesame', random.pick(METHODS))
    await runCommands(session, random, messages, controller)
    await session.quit()
  } catch (error) {
    requireKnown(error)
  } finally {
    session?.close()
  }
  return messages
}

async function runCommands(
  session: Pop3Session,
  random: SeededRandom,
  messages: Map<string, Uint8Array>,
  controller: AbortController,
): Promise<void> {
  const keep = async (line: string, answer: Promise<Uint8Array>): Promise<void> =>
    void messages.set(line, await answer)
  const work = Array.from({ length: random.below(40) }, (_, number) =>
    random.pick([
      () => session.stat(),
      () => session.list(),
      () => session.uidl(),
      () => session.dele(number),
      () => session.raw('HELP', 'lines'),
      () => keep(`TOP ${number} 0`, session.top(number, 0)),
      () => keep(`RETR ${number}`, session.retr(number)),
      () => keep(`RETR ${number}`, session.retr(number)),
    ])(),
  )
  if (random.below(20) === 0) setTimeout(() => controller.abort(), random.below(20))
  for (const answer of await Promise.allSettled(work)) {
    if (answer.status === 'rejected') requireKnown(answer.reason)
  }
}

function requireKnown(error: unknown): void {
  if (error instanceof Error && /^Pop3(Command|Protocol|Transport|Login)Error$/.test(error.name)) return
  throw error
}
