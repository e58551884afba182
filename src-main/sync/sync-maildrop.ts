import { Pop3CommandError } from '../pop3/errors.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
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

/**
 * A sync that tries a second time, with one command at a time, when the first broke and many at once may be why. When the
 * second time works, that was it; the sessions that follow have one at a time as well.
 */
function withFallback(job: SyncJob): () => Promise<SyncResult> {
  let change: { isPipelining?: false } = {}

  return async () => {
    let session: Pop3Session | undefined
    const openSession = async (): Promise<Pop3Session> => (session = await job.openSession(change))
    try {
      return await syncAccount({ ...job, openSession })
    } catch (error) {
      if (!session?.isPipeliningSuspect) throw error
      change = { isPipelining: false }
      const result = await syncAccount({ ...job, openSession })
      job.onPipeliningFailed?.()
      return result
    }
  }
}

/** [LOGIN-DELAY] and [IN-USE] (RFC 2449 section 8.1): the session before has just ended. */
function nothingIfTooSoon(error: unknown): number {
  const code = error instanceof Pop3CommandError ? error.responseCode : undefined
  if (code === 'LOGIN-DELAY' || code === 'IN-USE') return 0
  throw error
}
