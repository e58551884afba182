import type { TakeHeader } from './header-source.ts'
import { MAX_DOUBTS } from './limits.ts'
import type { ListedMessage } from './read-listing.ts'
import type { StoreJob } from './sync-job.ts'

/**
 * Asks by TOP whether messages are those that their UIDs meant before: their size is not what it was, or they should be
 * gone. Of one whose TOP is refused the doubt stays, and with it the message: it is neither taken nor deleted.
 */
export async function settleDoubts(
  { accountId, store, mime }: StoreJob,
  takeHeader: TakeHeader,
  doubtful: readonly ListedMessage[],
): Promise<void> {
  const asked = await Promise.all(
    doubtful.slice(0, MAX_DOUBTS).map(async (message) => {
      const block = await takeHeader(message.number, 0)
      return block ? [{ message, block }] : []
    }),
  )
  const answered = asked.flat()
  const headers = await mime.summariseHeaders({ blocks: answered.map(({ block }) => block) })
  await store.settleDoubts({
    accountId,
    headers: answered.flatMap(({ message: { uid, octets } }, index) => {
      const header = headers[index]
      return header ? [{ uid, size: octets, header }] : []
    }),
  })
}
