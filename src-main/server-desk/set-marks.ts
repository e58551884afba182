import type { StoreJob } from '../sync/sync-job.ts'
import type { DeskMessage } from './desk-message.ts'

/**
 * Marks messages, or takes their marks away: then also what is still waiting to be deleted, since QUIT was not answered
 * in an earlier session, need not go any more.
 *
 * @throws StoreError
 */
export async function setMarks(
  { accountId, store }: Pick<StoreJob, 'accountId' | 'store'>,
  messages: readonly DeskMessage[],
  isMarked: boolean,
): Promise<void> {
  for (const message of messages) message.isMarked = isMarked
  const pending = isMarked ? [] : messages.filter(({ isHere, where }) => isHere && where === 'pending-delete')
  if (pending.length === 0) return
  await store.cancelDelete({ accountId, uids: pending.map(({ uid }) => uid) })
  for (const message of pending) message.where = 'both'
}
