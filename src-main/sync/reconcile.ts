import type { ListingComparison } from '../store/ledger-operations.ts'
import { fetchHeaders } from './fetch-headers.ts'
import type { TakeHeader } from './header-source.ts'
import { ASK_ABOVE } from './limits.ts'
import { planHeaders } from './plan-sync.ts'
import type { Listing } from './read-listing.ts'
import { isTrusted, listingColumns, recordListing } from './record-listing.ts'
import { settleDoubts } from './settle-doubts.ts'
import type { Advance, SyncJob } from './sync-job.ts'

export interface Reconciled {
  /** What is still to be taken, now that the headers are here. */
  found: ListingComparison
  /** It is known which messages these are, and that the listing is whole. */
  isCertain: boolean
}

/**
 * Brings ledger and listing together: what is missing and what is back, whose headers are new, and which of the unknown
 * messages are old ones with a new UID. When most of the known ones are gone and many unknown ones are there, the unknown
 * ones that are not recognised are held back for a person to decide on.
 */
export async function reconcile(
  job: SyncJob,
  takeHeader: TakeHeader,
  listing: Listing,
  advance: Advance,
): Promise<Reconciled> {
  const { accountId, store } = job
  const { messages } = listing
  const columns = { accountId, ...listingColumns(messages) }
  const compare = (): Promise<ListingComparison> => store.compareListing(columns)

  const { isDoubted } = await recordListing(job, listing)
  let found = await compare()
  if (found.doubtful.length > 0) {
    const doubtful = found.doubtful.flatMap((position) => messages[position] ?? [])
    const askable = doubtful.filter(({ isAmbiguous }) => !isAmbiguous)
    await settleDoubts(job, takeHeader, askable)
    found = await compare()
  }

  const asked = await store.countAsked({ accountId })
  const asks = isDoubted && found.unknown.length + asked > ASK_ABOVE
  const headers = planHeaders(messages, found, job.partialAbove, Boolean(job.rulesInForce))
  if (headers.length > 0) {
    advance({ phase: 'headers', totalMessages: headers.length })
    const onDone = (doneMessages: number): void => advance({ doneMessages })
    await fetchHeaders(job, takeHeader, headers, { asks, onDone })
    found = await compare()
  }
  if (asks) {
    await holdBack(
      job,
      found.unknown.flatMap((position) => messages[position]?.uid ?? []),
    )
    found = await compare()
  }
  if (isDoubted) await store.settleListing({ accountId })

  const unrecognised = await store.countAsked({ accountId })
  job.onFound?.({ question: unrecognised > 0 ? { kind: 'renumbered', unrecognised } : null })
  return { found, isCertain: isTrusted(listing) && unrecognised === 0 }
}

/** `uids`: those of which TOP gave nothing to recognise them by. Few in all are new mail, and nothing to ask about. */
async function holdBack({ accountId, store, now }: SyncJob, uids: string[]): Promise<void> {
  await store.decide({ accountId, uids, decision: 'ask', by: { kind: 'renumbering' }, now: now() })
  if ((await store.countAsked({ accountId })) > ASK_ABOVE) return
  await store.answerAsked({ accountId, takesThem: true, now: now() })
}
