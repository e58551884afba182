import { readFile, stat } from 'node:fs/promises'
import { FIRST_FILE_ID, MAX_FILE_OCTETS } from '../contract/file.ts'
import type { MessageRow } from '../contract/message.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import type { Store } from '../store/store-client.ts'
import { Refusal } from './refusal.ts'

/** What a reader needs of the store. */
export type MessageSource = Pick<
  Store,
  | 'messageRow'
  | 'readMessage'
  | 'readPart'
  | 'arePicturesAllowed'
  | 'allowPictures'
  | 'preferredBody'
  | 'preferBody'
  | 'preferredFont'
  | 'preferFont'
>

/** Messages in files that the user opened. Each has a number, by which it is read like one of the store. */
export interface OpenedFiles {
  /** A file on the disk, or what was dropped on a window. Nothing is read yet. */
  add(file: string | Uint8Array<ArrayBuffer>): number
  /** The window with it was closed. */
  remove(id: number): void
  /** The store's messages, and beside them these. */
  beside(store: MessageSource, mime: MimeClient): MessageSource
}

/** Of no account. */
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000'

export function createOpenedFiles(): OpenedFiles {
  const files = new Map<number, string | Uint8Array<ArrayBuffer>>()
  let nextId = FIRST_FILE_ID

  /** A copy each time: whoever gets it hands it on to another thread. */
  async function read(id: number): Promise<Uint8Array<ArrayBuffer>> {
    const file = files.get(id)
    if (file === undefined) throw new Refusal('not-found', `file ${String(id)} is not open`)
    return typeof file === 'string' ? readWhole(file) : file.slice()
  }

  async function rowOf(id: number, mime: MimeClient): Promise<MessageRow> {
    const bytes = await read(id)
    const [summary] = await mime.summariseMessages({ messages: [bytes] })
    if (!summary) throw new Error('the parser gave no summary')
    const { subject, fromName, fromAddress, date } = summary.header
    return {
      id,
      accountId: NO_ACCOUNT,
      where: 'here',
      place: 'inbox',
      isUnread: false,
      isStarred: false,
      hasAttachments: summary.body?.hasAttachments ?? false,
      fromName,
      fromAddress,
      subject,
      preview: summary.body?.preview ?? '',
      date: date ?? Date.now(),
      size: bytes.byteLength,
      labelIds: [],
    }
  }

  return {
    add(file) {
      files.set(nextId, file)
      return nextId++
    },
    remove: (id) => void files.delete(id),
    beside: (store, mime) => ({
      messageRow: ({ id }) => (isFile(id) ? rowOf(id, mime) : store.messageRow({ id })),
      readPart: async ({ id }) => (isFile(id) ? null : store.readPart({ id })),
      readMessage: async ({ id }) => (isFile(id) ? { bytes: await read(id) } : store.readMessage({ id })),
      arePicturesAllowed: (sender) => store.arePicturesAllowed(sender),
      allowPictures: (sender) => store.allowPictures(sender),
      preferredBody: (sender) => store.preferredBody(sender),
      preferBody: (choice) => store.preferBody(choice),
      preferredFont: (sender) => store.preferredFont(sender),
      preferFont: (choice) => store.preferFont(choice),
    }),
  }
}

const isFile = (id: number): boolean => id >= FIRST_FILE_ID

/** @throws Refusal `file-not-read` */
async function readWhole(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { size } = await stat(path)
    if (size > MAX_FILE_OCTETS) throw new Error(`${String(size)} octets are more than a message has`)
    return new Uint8Array(await readFile(path))
  } catch (error) {
    throw new Refusal('file-not-read', error instanceof Error ? error.message : String(error))
  }
}
