import type { Retention } from '../contract/account.ts'
import type { LedgerEntry } from '../store/store-operations.ts'
import type { ListedMessage } from './read-listing.ts'

/** What one session has to do, newest first. */
export interface SyncPlan {
  /** Unknown so far: their headers first, so that the list fills. */
  headers: ListedMessage[]
  /** Not here whole yet. */
  messages: ListedMessage[]
  /** Here already, and not to stay on the server. Never one whose UID or size leaves a doubt which message it is. */
  deletes: ListedMessage[]
}

/**
 * Compares what the server lists with the ledger. Pure: the same input gives the same plan.
 *
 * A message to be fetched in this session is not yet among `deletes`: it joins them once it is committed.
 */
export function planSync(
  listed: readonly ListedMessage[],
  ledger: readonly LedgerEntry[],
  retention: Retention,
): SyncPlan {
  const known = new Map(ledger.map((entry) => [entry.uid, entry]))
  const plan: SyncPlan = { headers: [], messages: [], deletes: [] }

  for (const message of listed.toReversed()) {
    const entry = known.get(message.uid)
    if (!entry) plan.headers.push(message)
    if (!entry?.isHere) plan.messages.push(message)
    else if (entry.state === 'pending-delete' || retention === 'remove-after-download') {
      if (!message.isAmbiguous && entry.size === message.octets) plan.deletes.push(message)
    }
  }
  return plan
}
