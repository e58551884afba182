import type { Pop3Session } from '../pop3/pop3-session.ts'
import { quitAndConfirm, sendDeletes } from '../sync/delete-messages.ts'
import { deleteUnseen } from '../sync/delete-unseen.ts'
import type { StoreJob } from '../sync/sync-job.ts'
import type { DeskRows } from './desk-rows.ts'
import { ServerDeskError } from './errors.ts'
import { applyStore } from './read-maildrop.ts'

/**
 * DELE for every marked message, then QUIT. Nothing counts as gone before QUIT is answered +OK: until then, and after a
 * cut, rows and marks stay, and what had its DELE is shown as waiting to be deleted.
 *
 * @param unseen how many of the marked messages were never downloaded, as the user agreed to
 * @throws ServerDeskError `unseen-differs`, with nothing sent; what ends a session; StoreError
 */
export async function closeMaildrop(
  job: StoreJob,
  session: Pop3Session,
  rows: DeskRows,
  unseen: number,
  onQuit: () => void,
): Promise<{ deleted: number; left: number }> {
  const marked = rows.marked()
  const here = marked.filter(({ isHere }) => isHere)
  const notHere = marked.filter(({ isHere }) => !isHere)
  if (notHere.length !== unseen) {
    throw new ServerDeskError(
      'unseen-differs',
      `${notHere.length} marked messages were never downloaded, not ${unseen}`,
    )
  }
  try {
    const by = { kind: 'user' } as const
    const uids = here.map(({ uid }) => uid)
    // A person's later word counts, also where an earlier one was to keep it there.
    await job.store.decide({ accountId: job.accountId, uids, decision: 'delete', by, now: job.now() })
    const taken = [
      ...(await sendDeletes(job, session, here, by)),
      ...(await deleteUnseen(
        job,
        session,
        notHere.map((message) => ({ ...message, rule: null })),
      )),
    ]
    const gone = new Set(taken)
    for (const message of marked) if (gone.has(message.uid)) message.where = 'pending-delete'
    rows.touch()
    onQuit()
    await quitAndConfirm(job, session, taken)

    const left = (rows.messages?.length ?? 0) - gone.size
    rows.replace(null)
    return { deleted: gone.size, left }
  } catch (error) {
    await applyStore(job, here)
    rows.touch()
    throw error
  }
}
