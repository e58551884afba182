import type { Pop3Session } from '../pop3/pop3-session.ts'
import { commitInOrder } from './commit-in-order.ts'
import { fetchAhead } from './fetch-ahead.ts'
import { gatherBatches } from './gather-batches.ts'
import { BATCH_MILLIS, BATCH_OCTETS, HEADER_WINDOW, OCTET_WINDOW } from './limits.ts'
import type { ListedMessage } from './read-listing.ts'
import type { StoreJob } from './sync-job.ts'
import { unlessRefused } from './unless-refused.ts'

/** A header's share of the octet window; its true size is known only once it is here. */
const HEADER_OCTETS = 4096

/**
 * Takes headers by TOP n 0 and commits a row for each, so that the list fills before any body is here. A message
 * whose TOP is refused gets its row later, from RETR.
 */
export async function fetchHeaders(
  job: StoreJob,
  session: Pop3Session,
  messages: readonly ListedMessage[],
  onDone: (done: number) => void,
): Promise<void> {
  const { accountId, store, mime } = job
  const fetched = fetchAhead(
    messages,
    () => HEADER_OCTETS,
    ({ number }) => unlessRefused(session.top(number, 0)),
    { items: HEADER_WINDOW, octets: OCTET_WINDOW },
  )
  const batches = gatherBatches(fetched, ({ result }) => result?.byteLength ?? 0, {
    items: HEADER_WINDOW / 2,
    octets: BATCH_OCTETS,
    millis: BATCH_MILLIS,
  })

  let done = 0
  await commitInOrder(
    batches,
    async (batch) => {
      const answered = batch.flatMap(({ item, result }) => (result ? [{ item, block: result }] : []))
      const blocks = answered.map(({ block }) => block)
      const summaries = await mime.summariseHeaders(
        { blocks },
        blocks.map(({ buffer }) => buffer),
      )
      return answered.flatMap(({ item }, index) => {
        const header = summaries[index]
        return header ? [{ uid: item.uid, size: item.octets, header }] : []
      })
    },
    async (headers, batch) => {
      await store.commitHeaders({ accountId, headers, now: job.now() })
      done += batch.length
      onDone(done)
      job.onCommitted(headers.map(({ uid }) => uid))
    },
  )
}
