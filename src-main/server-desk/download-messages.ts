import type { DeskView } from '../contract/server-desk.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import { fetchMessages } from '../sync/fetch-messages.ts'
import type { StoreJob } from '../sync/sync-job.ts'
import type { DeskMessage } from './desk-message.ts'
import type { DeskRows } from './desk-rows.ts'
import { applyStore } from './read-maildrop.ts'

/**
 * Downloads messages as a sync does, the newest first; each row says so once its message is committed.
 *
 * @throws what ends a session; StoreError, MimeError. What was committed before stays.
 */
export async function downloadMessages(
  job: StoreJob,
  session: Pop3Session,
  rows: DeskRows,
  messages: readonly DeskMessage[],
  onProgress: (progress: NonNullable<DeskView['download']>) => void,
): Promise<void> {
  const totalOctets = messages.reduce((sum, { octets }) => sum + octets, 0)
  const show = (doneMessages: number, doneOctets: number): void =>
    onProgress({ doneMessages, doneOctets, totalMessages: messages.length, totalOctets })
  let applied = Promise.resolve()

  const takeOver = async (uids: string[]): Promise<void> => {
    const committed = uids.flatMap((uid) => rows.find(uid) ?? [])
    await applyStore(job, committed)
    rows.touch()
  }

  show(0, 0)
  try {
    const newestFirst = [...messages].sort((a, b) => b.number - a.number)
    await fetchMessages(
      {
        ...job,
        onCommitted(uids) {
          applied = applied.then(() => takeOver(uids))
          applied.catch(() => undefined)
          job.onCommitted(uids)
        },
      },
      session,
      newestFirst,
      show,
    )
  } finally {
    await applied
  }
}
