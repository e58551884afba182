import { startDovecot } from '../servers/dovecot.ts'
import { generateMail } from '../servers/generate-mail.ts'
import { bundlePrograms } from './bundle-programs.ts'
import { startProxy } from './start-proxy.ts'
import type { SyncBenchOptions } from './sync-options.ts'
import { measureRaw, PROGRAMS, type BenchPrograms, type Maildrop } from './sync-round.ts'

export type MaildropOptions = Pick<
  SyncBenchOptions,
  'accounts' | 'messages' | 'sizeMix' | 'seed' | 'roundTrip'
>

/** Maildrops that are full, and the programs that empty them. */
export interface Ground {
  programs: BenchPrograms
  /** As far away as the options say. Each holds other messages. */
  maildrops: Maildrop[]
}

/** Fills as many maildrops as there are accounts, lets `work` have them, and takes everything away. */
export async function withMaildrops<T>(
  options: MaildropOptions,
  work: (ground: Ground) => Promise<T>,
): Promise<T> {
  const { accounts, messages, sizeMix, seed, roundTrip } = options
  const octets = Array.from({ length: accounts }, () => 0)
  function* mailOf(account: number): Generator<Buffer> {
    for (const { bytes } of generateMail({ count: messages, sizeMix, seed: seed + account })) {
      octets[account] = (octets[account] ?? 0) + bytes.length
      yield bytes
    }
  }

  const cleanUp: (() => Promise<void>)[] = []
  try {
    const programs = await bundlePrograms('tests/bench/programs', PROGRAMS)
    cleanUp.push(programs.remove)
    const users = octets.map((_, account) => {
      const name = `reader${String(account + 1)}`
      return { name, password: `${name}-secret`, messages: mailOf(account) }
    })
    const dovecot = await startDovecot({ users })
    cleanUp.push(() => dovecot.stop())
    const near = users.map(({ name, password }, account): Maildrop => ({
      user: name,
      password,
      messages,
      octets: octets[account] ?? 0,
      port: dovecot.ports.plain,
    }))
    // Not counted: the server reads its mail from the disk and marks it as seen. After that everyone finds it the same.
    for (const maildrop of near) await measureRaw(programs, maildrop)
    if (roundTrip === 0) return await work({ programs, maildrops: near })

    const distant = await startProxy(programs.pathOf('delay'), {
      targetPort: dovecot.ports.plain,
      roundTrip,
    })
    cleanUp.push(distant.end)
    return await work({ programs, maildrops: near.map((maildrop) => ({ ...maildrop, port: distant.port })) })
  } finally {
    for (const step of cleanUp.reverse()) await step()
  }
}
