import type { Pop3Session } from '../pop3/pop3-session.ts'
import { unlessRefused } from './unless-refused.ts'

/** Header and the first `lines` lines of a message by TOP; null: the server does not give them. */
export type TakeHeader = (number: number, lines: number) => Promise<Uint8Array<ArrayBuffer> | null>

/** So many refusals in a row say that a server has no TOP. Solid closes the line after five errors. */
const REFUSALS = 2

/**
 * Where CAPA lists TOP, a refusal is about one message. Where it does not, TOP is tried with one message at a time until
 * one is answered; a server that refuses it from the beginning is not asked again in this session.
 */
export function headerSource(session: Pop3Session): TakeHeader {
  let hasTop = session.capabilities.has('TOP') ? true : undefined
  let refusals = 0
  let trial: Promise<unknown> | undefined

  const take: TakeHeader = (number, lines) => unlessRefused(session.top(number, lines))
  const tryOut: TakeHeader = async (number, lines) => {
    const header = await take(number, lines)
    if (header) hasTop = true
    else if (++refusals === REFUSALS) hasTop = false
    return header
  }

  return async (number, lines) => {
    while (hasTop === undefined) {
      if (trial) {
        await trial
        continue
      }
      const ownTrial = tryOut(number, lines).finally(() => (trial = undefined))
      trial = ownTrial.catch(() => undefined)
      return ownTrial
    }
    return hasTop ? take(number, lines) : null
  }
}
