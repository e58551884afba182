import type { MimeClient } from '../mime/mime-client.ts'
import { StoreError } from '../store/errors.ts'
import type { Store } from '../store/store-client.ts'
import type { MessageWords, Unindexed } from '../store/unindexed.ts'
import { STEP_MESSAGES, STEP_OCTETS } from './limits.ts'

/** What indexing works with. */
export interface IndexingParts {
  store: Pick<Store, 'listUnindexed' | 'readMessage' | 'readPart' | 'indexMessages'>
  mime: Pick<MimeClient, 'summariseMessages'>
  /** Messages that came since then (milliseconds since 1970) are judged by the junk filter; undefined: none is. */
  judgesSince?: (() => number | undefined) | undefined
}

/**
 * Takes the next messages that wait apart and enters their words in the search index, in one transaction. One that cannot
 * be read or taken apart is found by its header, and marked so.
 *
 * @returns how many were looked at (0: none waits), and whose rows changed
 * @throws StoreError, MimeError
 */
export async function indexNext({
  store,
  mime,
  judgesSince,
}: IndexingParts): Promise<{ count: number; accountIds: string[] }> {
  const waiting = firstOctets(await store.listUnindexed({ limit: STEP_MESSAGES }))
  if (waiting.length === 0) return { count: 0, accountIds: [] }

  const read = await Promise.all(
    waiting.map(async (message) => ({ message, bytes: await bytesOf(store, message) })),
  )
  const taken = read.flatMap(({ bytes }) => bytes ?? [])
  const summaries = taken.length > 0 ? await mime.summariseMessages({ messages: taken }) : []
  const messages = read.map(({ message: { id, held, recipients }, bytes }): MessageWords => {
    if (held === 'header') return { id, held, recipients, body: null, isUnreadable: false }
    const summary = bytes && summaries[taken.indexOf(bytes)]
    const body = summary?.body ?? null
    return {
      id,
      held,
      recipients: summary?.header.recipients ?? recipients,
      body,
      isUnreadable: body === null,
    }
  })
  const { accountIds } = await store.indexMessages({ messages, judgesSince: judgesSince?.() })
  return { count: messages.length, accountIds }
}

/** At least one, however big. */
function firstOctets(messages: Unindexed[]): Unindexed[] {
  let octets = 0
  const end = messages.findIndex(({ size }, index) => (octets += size) > STEP_OCTETS && index > 0)
  return end < 0 ? messages : messages.slice(0, end)
}

/** null: only the header is here, or what is here is damaged, or it was removed meanwhile. */
export async function bytesOf(
  store: Pick<Store, 'readMessage' | 'readPart'>,
  { id, held }: Pick<Unindexed, 'id' | 'held'>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (held === 'header') return null
  try {
    const message = await (held === 'part' ? store.readPart({ id }) : store.readMessage({ id }))
    return message?.bytes ?? null
  } catch (error) {
    // One damaged message must not keep the others out of the index; whoever opens it is told.
    if (error instanceof StoreError && error.kind === 'corrupt') return null
    throw error
  }
}
