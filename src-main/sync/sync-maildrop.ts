import { Pop3CommandError, Pop3ProtocolError } from '../pop3/errors.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import type { ListedMessage } from './read-listing.ts'
import { syncAccount, type SyncResult } from './sync-account.ts'
import type { SyncJob } from './sync-job.ts'

/** Gmail shows a maildrop in parts of some 250 messages, and the next part in the next session. No part is smaller … */
const PART_MESSAGES = 100
/** … and 100,000 messages are in so many. */
const MAX_SESSIONS = 1_000

/**
 * Syncs in one session after another as long as each brings so many new messages that there may be more. What the server
 * does not allow so soon comes at the next time.
 *
 * @throws as syncAccount
 */
export async function syncMaildrop(job: SyncJob): Promise<SyncResult> {
  const syncOnce = withFallback(job)
  let { newMessages } = await syncOnce()
  let last = newMessages
  for (let sessions = 1; !job.only && last >= PART_MESSAGES && sessions < MAX_SESSIONS; sessions++) {
    last = await syncOnce().then((result) => result.newMessages, nothingIfTooSoon)
    newMessages += last
  }
  return { newMessages }
}

/** Messages that one sync may leave out because they break its sessions: more, and the server is not worth it. */
const MAX_BREAKING = 5

/**
 * A sync that tries a second time, with one command at a time, when the first broke and many at once may be why. When the
 * second time works, that was it; the sessions that follow have one at a time as well. When it breaks over a message, that
 * was it: it is left out.
 */
function withFallback(job: SyncJob): () => Promise<SyncResult> {
  const breaking = job.breaking ?? new Map<string, Error>()
  let change: { isPipelining?: false } = {}
  let broken = 0

  return async () => {
    for (;;) {
      const tried = await syncOr({ ...job, breaking }, change)
      if ('result' in tried) {
        if (change.isPipelining === false && broken === 0) job.onPipeliningFailed?.()
        return tried.result
      }
      const { error, isPipeliningSuspect, brokeOver } = tried
      if (isPipeliningSuspect) change = { isPipelining: false }
      else if (brokeOver && error instanceof Pop3ProtocolError && ++broken <= MAX_BREAKING)
        breaking.set(brokeOver.uid, error)
      else throw error
    }
  }
}

type Tried =
  | { result: SyncResult }
  | { error: unknown; isPipeliningSuspect: boolean; brokeOver: ListedMessage | undefined }

/** One session, and what it ended by. */
async function syncOr(job: SyncJob, change: { isPipelining?: false }): Promise<Tried> {
  let session: Pop3Session | undefined
  let brokeOver: ListedMessage | undefined
  try {
    const result = await syncAccount({
      ...job,
      openSession: async () => (session = await job.openSession(change)),
      onBroken: (message) => (brokeOver = message),
    })
    return { result }
  } catch (error) {
    return { error, isPipeliningSuspect: session?.isPipeliningSuspect ?? false, brokeOver }
  }
}

/** [LOGIN-DELAY] and [IN-USE] (RFC 2449 section 8.1): the session before has just ended. */
function nothingIfTooSoon(error: unknown): number {
  const code = error instanceof Pop3CommandError ? error.responseCode : undefined
  if (code === 'LOGIN-DELAY' || code === 'IN-USE') return 0
  throw error
}
