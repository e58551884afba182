import { createHash } from 'node:crypto'
import { chown, mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MailUser } from './mail-user.ts'

/** What a mailbox holds of one message. */
export interface StoredMessage {
  readonly sha256: string
  /** Octets of the file. */
  readonly size: number
}

const FIRST_SECOND = 1_700_000_000
const LF = 0x0a
const CR = 0x0d

/**
 * Makes a Maildir of these messages, in their order: the file's own time is what servers number by.
 * Bytes are written as given.
 */
export async function makeMaildir(
  folder: string,
  messages: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  owner: MailUser,
): Promise<void> {
  for (const part of ['', 'tmp', 'new', 'cur']) {
    await mkdir(join(folder, part), { recursive: true, mode: 0o700 })
    await chown(join(folder, part), owner.uid, owner.gid)
  }
  let count = 0
  for await (const bytes of messages) {
    const file = join(folder, 'cur', `${uniqueName(FIRST_SECOND + count, count, bytes)}:2,`)
    await writeOwned(file, bytes, owner)
    count++
  }
}

let delivered = 0

/** Delivers one message as a mail transfer agent does: written elsewhere, then moved in whole. */
export async function deliverToMaildir(folder: string, bytes: Uint8Array, owner: MailUser): Promise<void> {
  const name = uniqueName(Math.floor(Date.now() / 1000), delivered++, bytes)
  await writeOwned(join(folder, 'tmp', name), bytes, owner)
  await rename(join(folder, 'tmp', name), join(folder, 'new', name))
}

/** What the mailbox holds now, oldest first. */
export async function listMaildir(folder: string): Promise<StoredMessage[]> {
  const files: string[] = []
  for (const part of ['cur', 'new']) {
    for (const name of await readdir(join(folder, part))) files.push(join(part, name))
  }
  files.sort((a, b) => orderOf(a) - orderOf(b))
  const stored: StoredMessage[] = []
  for (const file of files) {
    const bytes = await readFile(join(folder, file))
    stored.push({ sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length })
  }
  return stored
}

/** Seconds, then the number within: `cur/1700000042.M42P7.test,S=…` */
function orderOf(file: string): number {
  const [, seconds, within] = /(\d+)\.M(\d+)P/.exec(file) ?? []
  return Number(seconds) * 1_000_000 + Number(within)
}

/**
 * A name with the size on disk (S) and the size with CRLF line ends (W), as servers write it themselves: without
 * them a server reads every message before it can answer LIST.
 */
function uniqueName(seconds: number, within: number, bytes: Uint8Array): string {
  let bareLineFeeds = 0
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at - 1] !== CR) bareLineFeeds++
  }
  return `${seconds}.M${within}P${process.pid}.test,S=${bytes.length},W=${bytes.length + bareLineFeeds}`
}

async function writeOwned(file: string, bytes: Uint8Array, owner: MailUser): Promise<void> {
  await writeFile(file, bytes, { mode: 0o600 })
  await chown(file, owner.uid, owner.gid)
}
