import { headerOf } from '../mime/header-fields.ts'
import { isOutOfStep, Pop3CommandError, Pop3ProtocolError } from '../pop3/errors.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import type { RuleMarks } from '../store/apply-rules.ts'
import type { NewMessage } from '../store/store-operations.ts'
import { commitInOrder } from './commit-in-order.ts'
import { fetchAhead, type Fetched } from './fetch-ahead.ts'
import { gatherBatches } from './gather-batches.ts'
import { BATCH_MESSAGES, BATCH_MILLIS, BATCH_OCTETS, MESSAGE_WINDOW, OCTET_WINDOW } from './limits.ts'
import type { ListedMessage } from './read-listing.ts'
import type { StoreJob } from './sync-job.ts'

interface Arrived {
  item: ListedMessage
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * Takes whole messages by RETR and commits them in batches; fetching, parsing and committing go on at the same time.
 * After a cut line what arrived whole is kept. A message that the server refuses, or that LIST says is longer than we
 * take, is left out and told; the next sync tries it again.
 *
 * @returns the messages that are now committed.
 */
export async function fetchMessages(
  job: StoreJob,
  session: Pop3Session,
  messages: readonly ListedMessage[],
  onProgress: (doneMessages: number, doneOctets: number) => void,
): Promise<ListedMessage[]> {
  const committed: ListedMessage[] = []
  let isBroken = false
  let arrivedMessages = 0
  let arrivedOctets = 0
  /** For one message: hears how many of its octets are here. */
  const countOctets = (): ((octets: number) => void) => {
    let counted = 0
    return (octets) => {
      arrivedOctets += octets - counted
      counted = octets
      onProgress(arrivedMessages, arrivedOctets)
    }
  }

  const fetched = fetchAhead(
    messages,
    ({ octets }) => octets,
    (message) =>
      session.retr(message.number, countOctets()).catch((error: unknown) => {
        // What is asked for ahead fails with it, but after it.
        if (isOutOfStep(error) && !isBroken) job.onBroken?.(message)
        isBroken ||= isOutOfStep(error)
        if (!isAboutMessage(error)) throw error
        job.onLeftOut?.(message, error)
        return null
      }),
    { items: MESSAGE_WINDOW, octets: OCTET_WINDOW },
  )
  const batches = gatherBatches(fetched, ({ result }) => result?.byteLength ?? 0, {
    items: BATCH_MESSAGES,
    octets: BATCH_OCTETS,
    millis: BATCH_MILLIS,
  })

  await commitInOrder(
    batches,
    (batch) => {
      arrivedMessages += batch.length
      onProgress(arrivedMessages, arrivedOctets)
      return summarise(job, arrivedOf(batch))
    },
    async (messages, batch) => {
      await commit(job, messages)
      committed.push(...arrivedOf(batch).map(({ item }) => item))
    },
  )
  return committed
}

/** Whether the session goes on, and only this message does not come. */
const isAboutMessage = (error: unknown): error is Pop3CommandError | Pop3ProtocolError =>
  error instanceof Pop3CommandError || (error instanceof Pop3ProtocolError && error.kind === 'too-large')

/** Without those that were left out. */
const arrivedOf = (batch: Fetched<ListedMessage, Uint8Array<ArrayBuffer> | null>[]): Arrived[] =>
  batch.flatMap(({ item, result }) => (result ? [{ item, bytes: result }] : []))

/** What is needed for the row: the rest of a message is taken apart when it is indexed. */
async function summarise(job: StoreJob, arrived: Arrived[]): Promise<NewMessage[]> {
  const rules = await askRules(job, arrived)
  const blocks = arrived.map(({ bytes }) => headerOf(bytes))
  const headers = await job.mime.summariseHeaders(
    { blocks },
    blocks.map(({ buffer }) => buffer),
  )
  return arrived.flatMap(({ item: { uid, octets }, bytes }, index) => {
    const header = headers[index]
    return header ? [{ uid, size: octets, header, bytes, rules: rules.get(uid) }] : []
  })
}

/** By UID, about messages of which TOP gave nothing. They are here: it is too late to leave them there or delete them unseen. */
async function askRules({ rulesInForce }: StoreJob, arrived: Arrived[]): Promise<Map<string, RuleMarks>> {
  const unasked = arrived.filter(({ item }) => rulesInForce?.wereAsked(item.uid) === false)
  if (!rulesInForce || unasked.length === 0) return new Map()
  const asked = unasked.map(({ item, bytes }) => ({ uid: item.uid, octets: item.octets, bytes }))
  const marks = await rulesInForce.ask(asked)
  return new Map(
    marks.flatMap((made, index) => (made ? [[asked[index]?.uid ?? '', withoutFate(made)] as const] : [])),
  )
}

const withoutFate = ({ headerBlock: _, ...marks }: RuleMarks): RuleMarks => ({
  ...marks,
  fate: null,
  done: marks.done.map((one) => ({ ...one, did: { ...one.did, fate: null } })),
})

async function commit(
  { accountId, store, now, onCommitted, onTaken }: StoreJob,
  messages: NewMessage[],
): Promise<void> {
  if (messages.length === 0) return
  await store.commitMessages(
    { accountId, messages, now: now() },
    messages.map(({ bytes }) => bytes.buffer),
  )
  onCommitted(messages.map(({ uid }) => uid))
  onTaken?.(messages.length)
}
