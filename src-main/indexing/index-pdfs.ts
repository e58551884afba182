import type { MimeClient } from '../mime/mime-client.ts'
import { MimeError } from '../mime/mime-error.ts'
import type { SummarisedMessage } from '../mime/mime-operations.ts'
import type { Store } from '../store/store-client.ts'
import { bytesOf } from './index-next.ts'

/** What reading PDFs works with. */
export interface PdfParts {
  store: Pick<Store, 'beginPdfs' | 'endPdfs' | 'readMessage' | 'readPart'>
  /** Not the parser that whoever opens a message waits for. */
  pdfs: Pick<MimeClient, 'summariseWithPdfs'>
}

/**
 * Enters the words of the PDFs of the next message that waits for it. A message whose PDFs defeat the parser is found by its
 * other words, and not tried again; one that is broken off by the end of the program is.
 * @returns how many were looked at (0: none waits), and whose searches find more
 * @throws StoreError; MimeError when `isStopped`
 */
export async function indexNextPdfs(
  { store, pdfs }: PdfParts,
  isStopped: () => boolean,
): Promise<{ count: number; accountIds: string[] }> {
  const next = await store.beginPdfs()
  if (!next) return { count: 0, accountIds: [] }
  const message = await bytesOf(store, { id: next.id, held: 'whole' })
  const summary = message && (await readPdfs(pdfs, message, isStopped))
  const words = summary?.body ? { recipients: summary.header.recipients, body: summary.body } : null
  const { accountIds } = await store.endPdfs({ id: next.id, words })
  return { count: 1, accountIds }
}

async function readPdfs(
  pdfs: PdfParts['pdfs'],
  message: Uint8Array<ArrayBuffer>,
  isStopped: () => boolean,
): Promise<SummarisedMessage | null> {
  try {
    return await pdfs.summariseWithPdfs({ message }, [message.buffer])
  } catch (error) {
    if (error instanceof MimeError && !isStopped()) return null
    throw error
  }
}
