import { announcedLoginDelay } from '../pop3/announced.ts'
import { quitAndConfirm, sendDeletes } from './delete-messages.ts'
import { fetchHeaders } from './fetch-headers.ts'
import { fetchMessages } from './fetch-messages.ts'
import { logIn } from './maildrop.ts'
import { planSync } from './plan-sync.ts'
import { readListing } from './read-listing.ts'
import type { SyncJob, SyncProgress } from './sync-job.ts'

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
  const { accountId, store, onProgress } = job
  const progress: SyncProgress = {
    phase: 'connecting',
    doneMessages: 0,
    totalMessages: 0,
    doneOctets: 0,
    totalOctets: 0,
  }
  const advance = (change: Partial<SyncProgress>): void => {
    Object.assign(progress, change)
    onProgress({ ...progress })
  }

  advance({})
  const session = await job.openSession()
  try {
    advance({ phase: 'authorizing' })
    const login = await logIn(session, job)
    job.onLogin?.({ tls: session.tls, login }, announcedLoginDelay(session.capabilities))

    advance({ phase: 'listing' })
    const listing = await readListing(session)
    if (listing.isComplete) {
      await store.recordListing({ accountId, uids: listing.messages.map(({ uid }) => uid), now: job.now() })
    }
    const plan = planSync(listing.messages, await store.readLedger({ accountId }), job.retention)

    if (plan.headers.length > 0) {
      advance({ phase: 'headers', totalMessages: plan.headers.length })
      await fetchHeaders(job, session, plan.headers, (done) => advance({ doneMessages: done }))
    }

    advance({
      phase: 'messages',
      doneMessages: 0,
      totalMessages: plan.messages.length,
      totalOctets: plan.messages.reduce((sum, { octets }) => sum + octets, 0),
    })
    const fetched = await fetchMessages(job, session, plan.messages, (doneMessages, doneOctets) =>
      advance({ doneMessages, doneOctets }),
    )

    const deletes =
      job.retention === 'remove-after-download'
        ? [...plan.deletes, ...fetched.filter(({ isAmbiguous }) => !isAmbiguous)]
        : plan.deletes
    if (deletes.length > 0) advance({ phase: 'deleting', doneMessages: 0, totalMessages: deletes.length })
    const deleted = await sendDeletes(job, session, deletes)
    advance({ phase: 'closing' })
    await quitAndConfirm(job, session, deleted)
    return { newMessages: fetched.length }
  } finally {
    session.close()
  }
}
