import { headerOf } from '../mime/header-fields.ts'
import type { RuleMarks } from '../store/apply-rules.ts'
import type { NewHeader } from '../store/ledger-operations.ts'
import { commitInOrder } from './commit-in-order.ts'
import { fetchAhead } from './fetch-ahead.ts'
import { gatherBatches } from './gather-batches.ts'
import type { TakeHeader } from './header-source.ts'
import { BATCH_MILLIS, BATCH_OCTETS, HEADER_WINDOW, OCTET_WINDOW } from './limits.ts'
import type { HeaderToTake } from './plan-sync.ts'
import type { StoreJob } from './sync-job.ts'

/** A header's share of the octet window, and a line's; the true size is known only once it is here. */
const HEADER_OCTETS = 4096
const LINE_OCTETS = 80

interface Answered {
  item: HeaderToTake
  block: Uint8Array<ArrayBuffer>
}

/**
 * Takes headers by TOP and commits a row for each, so that the list fills before any body is here. A message
 * whose TOP is refused gets its row later, from RETR. With `asks`, those that are not recognised get none before a
 * person has answered.
 */
export async function fetchHeaders(
  job: StoreJob,
  takeHeader: TakeHeader,
  messages: readonly HeaderToTake[],
  { asks, onDone }: { asks: boolean; onDone: (done: number) => void },
): Promise<void> {
  const { accountId, store } = job
  const fetched = fetchAhead(
    messages,
    ({ lines }) => HEADER_OCTETS + lines * LINE_OCTETS,
    ({ number, lines }) => takeHeader(number, lines),
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
      const rules = await askRules(job, answered)
      const headers = await summarise(job, answered)
      return headers.map((header) => ({ ...header, rules: rules.get(header.uid) }))
    },
    async (headers, batch) => {
      await store.commitHeaders({ accountId, headers, asks, now: job.now() })
      done += batch.length
      onDone(done)
      job.onCommitted(headers.map(({ uid }) => uid))
    },
  )
}

/** By UID. Before the blocks are handed over to be summarised. */
async function askRules(
  { rulesInForce }: StoreJob,
  answered: readonly Answered[],
): Promise<Map<string, RuleMarks>> {
  if (!rulesInForce) return new Map()
  const asked = answered.map(({ item, block }) => ({ uid: item.uid, octets: item.octets, bytes: block }))
  const marks = await rulesInForce.ask(asked)
  return new Map(marks.flatMap((made, index) => (made ? [[asked[index]?.uid ?? '', made] as const] : [])))
}

/** The header blocks are handed over, so of what is kept as a part a copy of them is. */
async function summarise({ mime }: StoreJob, answered: Answered[]): Promise<NewHeader[]> {
  if (answered.length === 0) return []
  const blocks = answered.map(({ item, block }) => (item.lines === 0 ? block : headerOf(block)))
  const summaries = await mime.summariseHeaders(
    { blocks },
    blocks.map(({ buffer }) => buffer),
  )
  return answered.flatMap(({ item, block }, index) => {
    const header = summaries[index]
    const part = item.lines === 0 ? undefined : { bytes: block }
    return header ? [{ uid: item.uid, size: item.octets, header, part }] : []
  })
}
