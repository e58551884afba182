import type { DeskHeader } from '../contract/server-desk.ts'
import type { MimeClient } from '../mime/mime-client.ts'

/** What the rows show of header blocks, in order; the blocks are handed over. @throws MimeError */
export async function readHeaders(
  mime: MimeClient,
  blocks: Uint8Array<ArrayBuffer>[],
): Promise<DeskHeader[]> {
  const summaries = await mime.summariseHeaders(
    { blocks },
    blocks.map(({ buffer }) => buffer),
  )
  return summaries.map(({ fromName, fromAddress, subject, date, spamScore, isSpam }) => ({
    fromName,
    fromAddress,
    subject,
    date,
    spamScore,
    isSpam,
    rules: [],
  }))
}
