import type { Pop3Session } from '../pop3/pop3-session.ts'
import { dele } from './delete-messages.ts'
import { headerSource } from './header-source.ts'
import type { TakeHeader } from './header-source.ts'
import { DELETE_BATCH, HEADER_BLOCK_OCTETS } from './limits.ts'
import type { ListedMessage } from './read-listing.ts'
import type { StoreJob } from './sync-job.ts'

/** A message to be deleted on the server though it is not here. */
export interface UnseenMessage extends ListedMessage {
  /** The header rule that says so; null: the user. */
  rule: string | null
}

/**
 * Sends DELE for messages that were never downloaded. Their headers are asked for by TOP and committed first, pending
 * until `quitAndConfirm`: what is gone can always be looked up. Of one whose TOP is refused only its UID and size are known.
 *
 * @returns the UIDs of those whose DELE was taken
 */
export async function deleteUnseen(
  job: StoreJob,
  session: Pop3Session,
  messages: readonly UnseenMessage[],
): Promise<string[]> {
  const takeHeader = headerSource(session)
  const taken: string[] = []
  for (let start = 0; start < messages.length; start += DELETE_BATCH) {
    const batch = messages.slice(start, start + DELETE_BATCH)
    await keepHeaders(job, takeHeader, batch)
    taken.push(...(await dele(session, batch)))
  }
  return taken
}

async function keepHeaders(
  { accountId, store, mime, now }: StoreJob,
  takeHeader: TakeHeader,
  messages: readonly UnseenMessage[],
): Promise<void> {
  const answers = await Promise.all(messages.map(({ number }) => takeHeader(number, 0)))
  const blocks = answers.map((block) => block ?? new Uint8Array())
  const headers = await mime.summariseHeaders({ blocks })

  await store.beginDeleteUnseen({
    accountId,
    now: now(),
    deletes: messages.flatMap(({ uid, rule, octets }, index) => {
      const header = headers[index]
      const block = blocks[index]
      return header && block ? [{ uid, rule, octets, header, headerBlock: textOf(block) }] : []
    }),
  })
}

/** As UTF-8, which headers in 8 bits are meant to be by now (RFC 6532); without what no text has. */
const textOf = (block: Uint8Array<ArrayBuffer>): string =>
  Buffer.from(block.buffer, block.byteOffset, Math.min(block.byteLength, HEADER_BLOCK_OCTETS))
    .toString('utf8')
    .replaceAll('\0', '')
    .replace(/\r\n/g, '\n')
    .trimEnd()
