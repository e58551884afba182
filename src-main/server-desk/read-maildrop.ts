import type { Pop3Session } from '../pop3/pop3-session.ts'
import type { KnownMessage } from '../store/store-operations.ts'
import type { Store } from '../store/store-client.ts'
import { readListing, type ListedMessage } from '../sync/read-listing.ts'
import { recordListing } from '../sync/record-listing.ts'
import type { DeskMessage } from './desk-message.ts'
import { KNOWN_BATCH } from './limits.ts'

interface Reader {
  accountId: string
  store: Store
  now: () => number
}

/**
 * Lists the maildrop and looks up in the store what is known of it. Marks and headers of `before`, the rows of an earlier
 * session, go over to the same UIDs; a UID that several messages have carries nothing over.
 *
 * @param asksRules rules are asked about every header, so that TOP is wanted also where its answer is known
 * @returns the messages in the order in which they arrived
 * @throws Pop3CommandError when the server refuses a listing, and what ends a session; StoreError
 */
export async function readMaildrop(
  { accountId, store, now }: Reader,
  session: Pop3Session,
  before: readonly DeskMessage[],
  asksRules: boolean,
): Promise<DeskMessage[]> {
  const listing = await readListing(session)
  await recordListing({ accountId, store, now }, listing)
  const earlier = new Map(before.map((message) => [message.uid, message]))
  const listed = listing.messages.map((message) => toDeskMessage(message, earlier.get(message.uid)))
  await applyStore({ accountId, store }, listed)
  if (asksRules) for (const message of listed) message.hasHeader = false
  return listed
}

/** Takes over what the store knows of these messages, some at a time so that nothing waits for all of them. */
export async function applyStore(
  { accountId, store }: Pick<Reader, 'accountId' | 'store'>,
  messages: readonly DeskMessage[],
): Promise<void> {
  for (let start = 0; start < messages.length; start += KNOWN_BATCH) {
    const batch = new Map(messages.slice(start, start + KNOWN_BATCH).map((message) => [message.uid, message]))
    for (const known of await store.knownMessages({ accountId, uids: [...batch.keys()] })) {
      const message = batch.get(known.uid)
      if (message) applyKnown(message, known)
    }
  }
}

function toDeskMessage(listed: ListedMessage, before: DeskMessage | undefined): DeskMessage {
  const earlier = before && !listed.isAmbiguous && before.octets === listed.octets ? before : undefined
  return {
    ...listed,
    where: 'new',
    messageId: null,
    isHere: false,
    isMarked: earlier?.isMarked ?? false,
    header: earlier?.header ?? null,
    hasHeader: earlier?.hasHeader ?? false,
  }
}

/** A message whose UID or size leaves a doubt which one it is counts as not here. */
function applyKnown(message: DeskMessage, { where, messageId, size, header }: KnownMessage): void {
  const isCertain = !message.isAmbiguous && size === message.octets
  message.where = isCertain ? where : 'server'
  message.messageId = isCertain ? messageId : null
  message.isHere = message.where !== 'server'
  if (!isCertain || !header || message.hasHeader) return
  message.header = { ...header, rules: [] }
  message.hasHeader = true
}
