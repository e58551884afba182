import type { Pop3Session } from '../pop3/pop3-session.ts'

/** A message as STAT, LIST and UIDL show it. The number is good for this session only. */
export interface ListedMessage {
  number: number
  uid: string
  octets: number
}

export interface Listing {
  /** Newest last, as the server numbers them; each UID once. */
  messages: ListedMessage[]
  /**
   * STAT, LIST and UIDL agree on the number of messages. If not, something was cut or changed: what is listed may
   * be fetched, but what is missing must not be taken for gone.
   */
  isComplete: boolean
}

/**
 * Asks for STAT, LIST and UIDL at once and joins them by message number. Rows of one that have no counterpart in the
 * other, and empty UIDs, are left out; of messages with the same UID (identical ones, on some servers) the first counts.
 *
 * @throws Pop3CommandError when the server refuses one of the three.
 */
export async function readListing(session: Pop3Session): Promise<Listing> {
  const [stat, sizes, uids] = await Promise.all([session.stat(), session.list(), session.uidl()])

  const octetsByNumber = new Map(sizes.map(({ number, octets }) => [number, octets]))
  const seen = new Set<string>()
  const messages: ListedMessage[] = []
  for (const { number, uid } of uids) {
    const octets = octetsByNumber.get(number)
    if (octets === undefined || uid === '' || seen.has(uid)) continue
    seen.add(uid)
    messages.push({ number, uid, octets })
  }
  messages.sort((a, b) => a.number - b.number)

  return { messages, isComplete: stat.count === sizes.length && stat.count === uids.length }
}
