import type { ScanListing } from '../pop3/commands/list.ts'
import type { UniqueIdListing } from '../pop3/commands/uidl.ts'
import { Pop3CommandError } from '../pop3/errors.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import { identifyByHeader } from './header-identity.ts'
import { headerSource, type TakeHeader } from './header-source.ts'

/** A message as STAT, LIST and UIDL show it. The number is good for this session only. */
export interface ListedMessage {
  number: number
  /**
   * The server's unique-id, or one made of the header; where it is not unique, what tells the messages apart stands
   * behind a space, which no unique-id has (RFC 1939 section 7).
   */
  uid: string
  octets: number
  /** Another message has the same unique-id and header, so it is not certain which one this is. */
  isAmbiguous: boolean
}

export interface Listing {
  /** Newest last, as the server numbers them. */
  messages: ListedMessage[]
  /**
   * STAT, LIST and UIDL agree on the number of messages. If not, something was cut or changed: what is listed may
   * be fetched, but what is missing must not be taken for gone.
   */
  isComplete: boolean
}

/**
 * Asks for STAT, LIST and UIDL at once and joins them by message number. The messages of a server without UIDL are
 * told by their headers (header-identity.ts), and so are those with the same UID. Rows of one that have no counterpart in
 * the other, and empty UIDs, are left out. Messages that are alike in UID and header are counted.
 *
 * @throws Pop3CommandError when the server refuses one of the three.
 */
export async function readListing(
  session: Pop3Session,
  takeHeader = headerSource(session),
): Promise<Listing> {
  const [stat, sizes, given] = await Promise.all([session.stat(), session.list(), uidlOf(session)])
  const uids = given
    ? await tellApart(session, takeHeader, given, sizes)
    : await identifyByHeader(session, takeHeader, sizes)

  const octetsByNumber = new Map(sizes.map(({ number, octets }) => [number, octets]))
  const listed = uids
    .filter(({ number, uid }) => uid !== '' && octetsByNumber.has(number))
    .sort((a, b) => a.number - b.number)
  const total = new Map<string, number>()
  for (const { uid } of listed) total.set(uid, (total.get(uid) ?? 0) + 1)

  const seen = new Map<string, number>()
  const messages = listed.map(({ number, uid }): ListedMessage => {
    const count = (seen.get(uid) ?? 0) + 1
    seen.set(uid, count)
    return {
      number,
      uid: count === 1 ? uid : `${uid} ${String(count)}`,
      octets: octetsByNumber.get(number) ?? 0,
      isAmbiguous: (total.get(uid) ?? 0) > 1,
    }
  })

  return { messages, isComplete: stat.count === sizes.length && stat.count === uids.length }
}

/** popa3d, for one, gives different messages the same UID. Their order may change, their headers do not. */
async function tellApart(
  session: Pop3Session,
  takeHeader: TakeHeader,
  given: readonly UniqueIdListing[],
  sizes: readonly ScanListing[],
): Promise<UniqueIdListing[]> {
  const numbers = new Map<string, number[]>()
  for (const { number, uid } of given) {
    const alike = numbers.get(uid)
    if (alike) alike.push(number)
    else numbers.set(uid, [number])
  }
  const doubled = new Set(
    [...numbers].flatMap(([uid, alike]) => (uid !== '' && alike.length > 1 ? alike : [])),
  )
  if (doubled.size === 0) return [...given]
  const identified = await identifyByHeader(
    session,
    takeHeader,
    sizes.filter(({ number }) => doubled.has(number)),
  )
  const marks = new Map(identified.map(({ number, uid }) => [number, ` ${uid}`]))
  return given.map(({ number, uid }) => ({ number, uid: `${uid}${marks.get(number) ?? ''}` }))
}

/**
 * null: the server has no UIDL. A refusal with a reason, or by a server that announces UIDL, is about the maildrop of
 * this moment: to tell the messages in another way then would make them all look new.
 */
async function uidlOf(session: Pop3Session): Promise<UniqueIdListing[] | null> {
  try {
    return await session.uidl()
  } catch (error) {
    const isWithout =
      error instanceof Pop3CommandError &&
      error.responseCode === undefined &&
      !session.capabilities.has('UIDL')
    if (isWithout) return null
    throw error
  }
}
