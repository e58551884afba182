import { MAX_MESSAGE_OCTETS } from './limits.ts'
import { openPlain, type MailFile } from './find-mail.ts'
import { readMbox } from './mbox-read.ts'

/** A message out of a file; null: it is too large to be one. */
export interface FoundMessage {
  bytes: Uint8Array<ArrayBuffer> | null
  isUnread: boolean
  isStarred: boolean
}

/** The messages of a file. `onRead` hears of the octets read. @throws the system's error */
export async function* readMessages(
  { path, kind, octets, isUnread, isStarred }: MailFile,
  onRead: (octets: number) => void,
): AsyncGenerator<FoundMessage> {
  const file = await openPlain(path)
  try {
    if (kind === 'mbox') {
      const counted = countOctets(file.createReadStream({ autoClose: false }), onRead)
      for await (const { bytes } of readMbox(counted, MAX_MESSAGE_OCTETS))
        yield { bytes, isUnread, isStarred }
      return
    }
    const bytes = octets > MAX_MESSAGE_OCTETS ? null : await file.readFile()
    onRead(octets)
    yield { bytes: bytes && ownBuffer(bytes), isUnread, isStarred }
  } finally {
    await file.close()
  }
}

async function* countOctets(
  chunks: AsyncIterable<Buffer>,
  onRead: (octets: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    onRead(chunk.length)
    yield chunk
  }
}

const ownBuffer = (bytes: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
