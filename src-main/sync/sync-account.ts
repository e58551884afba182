import { announcedLoginDelay } from '../pop3/announced.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import { deleteDue, findDue } from './delete-due.ts'
import { quitAndConfirm } from './delete-messages.ts'
import { fetchMessages } from './fetch-messages.ts'
import { headerSource, type TakeHeader } from './header-source.ts'
import { logIn } from './maildrop.ts'
import { maildropFacts } from './maildrop-facts.ts'
import { partialAboveFor } from './partial-above.ts'
import { planMessages } from './plan-sync.ts'
import type { Listing, ListedMessage } from './read-listing.ts'
import { readListing } from './read-listing.ts'
import { reconcile } from './reconcile.ts'
import { openRules } from './rules/ask-rules.ts'
import { agesOf } from './rules/evaluate-rules.ts'
import type { Advance, SyncJob, SyncProgress } from './sync-job.ts'

export interface SyncResult {
  newMessages: number
}

/**
 * Brings one account's store up to its maildrop: headers first, then whole messages, newest first, each committed
 * as it comes; then DELE for what is safely here and not to stay; then QUIT, whose +OK alone makes deletions count.
 *
 * What was committed before an error stays, and the next sync goes on from there.
 *
 * @throws Pop3TransportError, Pop3ProtocolError, Pop3CommandError, Pop3LoginError, LoginRejectedError, TokenError,
 * StoreError, MimeError
 */
export async function syncAccount(job: SyncJob): Promise<SyncResult> {
  const progress: SyncProgress = {
    phase: 'connecting',
    doneMessages: 0,
    totalMessages: 0,
    doneOctets: 0,
    totalOctets: 0,
  }
  const advance: Advance = (change) => {
    Object.assign(progress, change)
    job.onProgress({ ...progress })
  }

  advance({})
  const session = await job.openSession()
  try {
    advance({ phase: 'authorizing' })
    const login = await logIn(session, job)
    job.onLogin?.({ tls: session.tls, login }, announcedLoginDelay(session.capabilities))
    job.onFound?.({ server: maildropFacts(session.capabilities) })

    advance({ phase: 'listing' })
    const takeHeader = headerSource(session)
    const listing = await readListing(session, takeHeader)
    return job.only
      ? await takeOnly(job.only, job, session, listing, advance)
      : await takeAll({ ...job, rulesInForce: await rulesOf(job) }, session, takeHeader, listing, advance)
  } finally {
    session.close()
  }
}

/** What they decided before a message was as old as one of them asks for, they are asked again. */
async function rulesOf({
  accountId,
  store,
  loadRules,
  mime,
  now,
}: SyncJob): Promise<SyncJob['rulesInForce']> {
  if (!loadRules) return null
  const rules = await loadRules()
  const days = agesOf(rules)
  if (days.length > 0) await store.askRulesOfAged({ accountId, days, now: now() })
  return openRules(rules, mime, now)
}

async function takeAll(
  job: SyncJob,
  session: Pop3Session,
  takeHeader: TakeHeader,
  listing: Listing,
  advance: Advance,
): Promise<SyncResult> {
  const { accountId, store, retention } = job
  const partialAbove = partialAboveFor(session.capabilities, job.partialAbove)
  const { found, isCertain } = await reconcile({ ...job, partialAbove }, takeHeader, listing, advance)
  const wanted = withoutBreaking(job, planMessages(listing.messages, found, partialAbove))
  const fetched = await take(job, session, wanted, advance)

  // Nothing goes after a listing that cannot be believed, or while it is open which messages these are.
  const planned = isCertain ? await store.planDeletes({ accountId, retention }) : []
  const due = findDue(listing.messages, planned)
  if (due.length > 0) advance({ phase: 'deleting', doneMessages: 0, totalMessages: due.length })
  const deleted = await deleteDue(job, session, due)
  advance({ phase: 'closing' })
  await quitAndConfirm(job, session, deleted)
  return { newMessages: fetched.length }
}

/** What no session got through is told each time, and left where it is. */
const withoutBreaking = ({ breaking, onLeftOut }: SyncJob, messages: ListedMessage[]): ListedMessage[] =>
  messages.filter((message) => {
    const reason = breaking?.get(message.uid)
    if (reason) onLeftOut?.(message, reason)
    return !reason
  })

/** The rest of messages of which only a part is here, and nothing else: somebody waits for them. */
async function takeOnly(
  only: ReadonlySet<string>,
  job: SyncJob,
  session: Pop3Session,
  listing: Listing,
  advance: Advance,
): Promise<SyncResult> {
  const wanted = listing.messages.filter(({ uid }) => only.has(uid))
  const fetched = await take(job, session, wanted, advance)
  advance({ phase: 'closing' })
  await quitAndConfirm(job, session, [])
  return { newMessages: fetched.length }
}

function take(
  job: SyncJob,
  session: Pop3Session,
  messages: ListedMessage[],
  advance: Advance,
): Promise<ListedMessage[]> {
  advance({
    phase: 'messages',
    doneMessages: 0,
    totalMessages: messages.length,
    totalOctets: messages.reduce((sum, { octets }) => sum + octets, 0),
  })
  return fetchMessages(job, session, messages, (doneMessages, doneOctets) =>
    advance({ doneMessages, doneOctets }),
  )
}
