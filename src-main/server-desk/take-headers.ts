import type { DeskHeader } from '../contract/server-desk.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import { headerSource } from '../sync/header-source.ts'
import type { DeskMessage } from './desk-message.ts'
import { TOP_WINDOW, TOP_WINDOW_SINGLE } from './limits.ts'
import type { Topped } from './read-headers.ts'

export interface HeaderTakerOptions {
  session: Pop3Session
  /** In the order in which they arrived. */
  messages: readonly DeskMessage[]
  /** Reads header blocks, in order. */
  readHeaders: (topped: readonly Topped[]) => Promise<DeskHeader[]>
  onTaken: () => void
  /** It cannot go on, for a reason other than the end of the session. */
  onFailed: (error: unknown) => void
}

/** Fetches the headers of a maildrop, those in sight first. */
export interface HeaderTaker {
  /** These are in sight now: they are next, and those in sight before wait with all others. */
  want(messages: readonly DeskMessage[]): void
}

/**
 * Takes the missing headers by TOP, the newest first, until there is none left or the session is over. Few are on their
 * way at once, so that rows which come into sight are asked for within a round trip or two.
 */
export function takeHeaders(options: HeaderTakerOptions): HeaderTaker {
  const { session, messages, readHeaders, onTaken, onFailed } = options
  const window = session.isPipelined ? TOP_WINDOW : TOP_WINDOW_SINGLE
  const takeHeader = headerSource(session)
  const asked = new Set<DeskMessage>()
  let inSight: readonly DeskMessage[] = []
  let older = messages.length
  let onTheWay = 0

  const isMissing = (message: DeskMessage): boolean => !message.hasHeader && !asked.has(message)

  const nextOnes = (count: number): DeskMessage[] => {
    const next = inSight.filter(isMissing).slice(0, count)
    for (const message of next) asked.add(message)
    while (next.length < count && older > 0) {
      older -= 1
      const message = messages[older]
      if (!message || !isMissing(message)) continue
      asked.add(message)
      next.push(message)
    }
    return next
  }

  const ask = async (message: DeskMessage): Promise<Topped> => {
    try {
      // A refusal is an answer too: nothing is known of this one, and nothing will be.
      return { message, block: (await takeHeader(message.number, 0)) ?? new Uint8Array() }
    } finally {
      onTheWay -= 1
      refill()
    }
  }

  const take = async (batch: readonly DeskMessage[]): Promise<void> => {
    const headers = await readHeaders(await Promise.all(batch.map(ask)))
    batch.forEach((message, index) => {
      message.header = headers[index] ?? null
      message.hasHeader = true
      asked.delete(message)
    })
    onTaken()
  }

  const refill = (): void => {
    if (session.state !== 'transaction' || onTheWay > window / 2) return
    const batch = nextOnes(window - onTheWay)
    if (batch.length === 0) return
    onTheWay += batch.length
    take(batch).catch((error: unknown) => {
      // What ended the session is told by the session.
      if (session.state === 'transaction') onFailed(error)
    })
  }

  refill()
  return {
    want(wanted) {
      inSight = wanted
      refill()
    },
  }
}
