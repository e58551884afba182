import type { ListingColumns, RecordedListing } from '../store/ledger-operations.ts'
import type { Listing, ListedMessage } from './read-listing.ts'
import type { StoreJob } from './sync-job.ts'

/** A listing as the store takes it: two lists cross to its thread faster than 100,000 objects. */
export const listingColumns = (messages: readonly ListedMessage[]): ListingColumns => ({
  uids: messages.map(({ uid }) => uid),
  octets: messages.map(({ octets }) => octets),
})

/** An empty maildrop is believed no more than a listing that is cut: both are what an ailing server shows. */
export const isTrusted = ({ messages, isComplete }: Listing): boolean => isComplete && messages.length > 0

/** Enters in the ledger what is missing and what is back, if the listing can be trusted. @throws StoreError */
export async function recordListing(
  { accountId, store, now }: Pick<StoreJob, 'accountId' | 'store' | 'now'>,
  listing: Listing,
): Promise<RecordedListing> {
  if (!isTrusted(listing)) return { isDoubted: false }
  return store.recordListing({ accountId, ...listingColumns(listing.messages), now: now() })
}
