import type { Pop3Session } from '../pop3/pop3-session.ts'
import { DELETE_BATCH } from './limits.ts'
import type { ListedMessage } from './read-listing.ts'
import type { SyncJob } from './sync-job.ts'
import { unlessRefused } from './unless-refused.ts'

/**
 * Sends DELE for those messages that the store, reading them back, vouches for, and ends the session with QUIT. They stay
 * *pending* until QUIT is answered +OK (RFC 1939 section 6: only then does the server enter UPDATE); after a cut they
 * are tried again in the next session.
 *
 * Without deletions an unanswered QUIT harms nothing, so it is not an error then.
 */
export async function deleteMessages(
  job: SyncJob,
  session: Pop3Session,
  messages: readonly ListedMessage[],
  onClosing: () => void,
): Promise<void> {
  const { accountId, store } = job
  const deleted: string[] = []

  for (let start = 0; start < messages.length; start += DELETE_BATCH) {
    const batch = messages.slice(start, start + DELETE_BATCH)
    const safe = new Set(await store.beginDelete({ accountId, uids: batch.map(({ uid }) => uid) }))
    const answers = await Promise.all(
      batch
        .filter(({ uid }) => safe.has(uid))
        // A refused DELE leaves its message pending.
        .map(({ number, uid }) => unlessRefused(session.dele(number).then(() => uid))),
    )
    deleted.push(...answers.filter((uid) => uid !== null))
  }

  onClosing()
  if (deleted.length === 0) {
    await session.quit().catch(() => undefined)
    return
  }
  await session.quit()
  await store.confirmDelete({ accountId, uids: deleted })
  job.onCommitted()
}
