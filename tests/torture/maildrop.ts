import { startDovecot } from '../servers/dovecot.ts'
import type { Delivered } from './find-violations.ts'
import { tortureMail } from './torture-mail.ts'

/** A maildrop on a real Dovecot, and all that was ever delivered to it. */
export interface Maildrop {
  readonly port: number
  readonly user: string
  readonly password: string
  readonly delivered: readonly Delivered[]
  readonly octets: number
  deliver(count: number): Promise<void>
  /** SHA-256 (hex) of what it holds now. */
  list(): Promise<string[]>
  stop(): Promise<void>
}

const USER = { user: 'alice', password: 'alice-secret' }

/** Starts it with the first `count` messages of the seed's mail; later ones go on from there. */
export async function startMaildrop(seed: number, count: number): Promise<Maildrop> {
  const mail = tortureMail(seed)
  const delivered: Delivered[] = []
  let octets = 0
  function* next(wanted: number): Generator<Buffer> {
    for (let index = 0; index < wanted; index++) {
      const { bytes, sha256, messageId } = mail.next().value
      delivered.push({ sha256, messageId })
      octets += bytes.length
      yield bytes
    }
  }

  const { user: name, password } = USER
  const dovecot = await startDovecot({ users: [{ name, password, messages: next(count) }] })
  return {
    ...USER,
    port: dovecot.ports.plain,
    delivered,
    get octets() {
      return octets
    },
    async deliver(more) {
      for (const bytes of next(more)) await dovecot.deliver(name, bytes)
    },
    list: async () => (await dovecot.list(name)).map(({ sha256 }) => sha256),
    stop: () => dovecot.stop(),
  }
}
