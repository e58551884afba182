import type { Pop3Session } from '../pop3/pop3-session.ts'
import type { DueDelete } from '../store/ledger-operations.ts'
import { dele, sendDeletes } from './delete-messages.ts'
import { deleteUnseen } from './delete-unseen.ts'
import type { ListedMessage } from './read-listing.ts'
import type { StoreJob } from './sync-job.ts'

/** A message that is due, as the server lists it in this session. */
export type DueMessage = ListedMessage & Pick<DueDelete, 'rule'>

/**
 * Finds in the listing what is due. Left out is what it does not have, and what leaves a doubt which message it is: one
 * whose UID another message has too, or whose size is not what it was. Pure.
 */
export function findDue(listed: readonly ListedMessage[], due: readonly DueDelete[]): DueMessage[] {
  const byUid = new Map(due.map((one) => [one.uid, one]))
  return listed.flatMap((message) => {
    const one = byUid.get(message.uid)
    const isCertain = !message.isAmbiguous && one?.size === message.octets
    return one && isCertain ? [{ ...message, rule: one.rule }] : []
  })
}

/**
 * Sends DELE for what is due: for what is here when the store, reading it back, vouches for it, for what a rule deletes
 * unseen when its header is kept. What a person takes back meanwhile is taken back on the server, too.
 *
 * @returns the UIDs of those whose DELE stands
 */
export async function deleteDue(
  job: StoreJob,
  session: Pop3Session,
  due: readonly DueMessage[],
): Promise<string[]> {
  const seen = due.filter(({ rule }) => rule === null)
  const unseen = due.filter(({ rule }) => rule !== null)
  const taken = [
    // What a person or a rule decided is in the ledger already; the rest is the retention's doing.
    ...(await sendDeletes(job, session, seen, { kind: 'retention' })),
    ...(await deleteUnseen(job, session, unseen)),
  ]
  if (taken.length === 0) return taken

  const { accountId, store } = job
  const pending = new Set(await store.stillPending({ accountId, uids: taken }))
  if (pending.size === taken.length) return taken
  // RSET unmarks all (RFC 1939 section 5), so what is still due is marked anew.
  await session.rset()
  return dele(
    session,
    due.filter(({ uid }) => pending.has(uid)),
  )
}
