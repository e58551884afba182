import type { DecisionMaker } from '../contract/ledger.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import { DELETE_BATCH } from './limits.ts'
import type { ListedMessage } from './read-listing.ts'
import type { StoreJob } from './sync-job.ts'
import { unlessRefused } from './unless-refused.ts'

/**
 * Sends DELE for those messages that the store, reading them back, vouches for. They stay *pending* until
 * `quitAndConfirm`; after a cut, or a refused DELE, they are tried again in the next session.
 *
 * @param by who decided, as far as that is not in the ledger yet
 * @returns the UIDs of those whose DELE was taken
 */
export async function sendDeletes(
  { accountId, store, now }: StoreJob,
  session: Pop3Session,
  messages: readonly ListedMessage[],
  by: DecisionMaker,
): Promise<string[]> {
  const taken: string[] = []
  for (let start = 0; start < messages.length; start += DELETE_BATCH) {
    const batch = messages.slice(start, start + DELETE_BATCH)
    const uids = batch.map(({ uid }) => uid)
    const safe = new Set(await store.beginDelete({ accountId, uids, by, now: now() }))
    taken.push(
      ...(await dele(
        session,
        batch.filter(({ uid }) => safe.has(uid)),
      )),
    )
  }
  return taken
}

/** DELE for each, all at once. @returns the UIDs of those whose DELE was taken */
export async function dele(session: Pop3Session, messages: readonly ListedMessage[]): Promise<string[]> {
  const answers = await Promise.all(
    messages.map(({ number, uid }) => unlessRefused(session.dele(number).then(() => uid))),
  )
  return answers.filter((uid) => uid !== null)
}

/**
 * Ends the session with QUIT, and only its +OK makes the deletions count (RFC 1939 section 6: then alone does the
 * server enter UPDATE). Without deletions an unanswered QUIT harms nothing, so it is not an error then.
 */
export async function quitAndConfirm(
  { accountId, store, now, onCommitted }: StoreJob,
  session: Pop3Session,
  deleted: string[],
): Promise<void> {
  if (deleted.length === 0) {
    await session.quit().catch(() => undefined)
    return
  }
  await session.quit()
  await store.confirmDelete({ accountId, uids: deleted, now: now() })
  onCommitted(deleted)
}
