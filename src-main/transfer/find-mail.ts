import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { MAX_DEPTH } from './limits.ts'
import { maildirMarks } from './maildir-name.ts'
import { TransferError } from './transfer-error.ts'

/** A file with mail in it. */
export interface MailFile {
  path: string
  kind: 'mbox' | 'message'
  octets: number
  isUnread: boolean
  isStarred: boolean
}

/** What files that are found have to say: nothing that is no mail, no link, nothing that cannot be read is followed. */
export interface FindReport {
  /** Called for what is left out: a link, a device, a folder that is too deep. */
  onLeftOut: (path: string) => void
}

/** How an mbox file begins, after a byte order mark maybe. */
const FROM = /^(?:\xef\xbb\xbf)?From /
const MESSAGE_EXTENSIONS = new Set(['.eml', '.mbox', '.mbx'])

/**
 * The mail in these files and folders: mbox files, .eml files, Maildirs, and folders of those. Links are never followed,
 * wherever they lead, and what is no plain file is left alone.
 * @throws TransferError `not-read` for what was chosen itself; what is inside and cannot be read is left out
 */
export async function* findMail(paths: readonly string[], report: FindReport): AsyncGenerator<MailFile> {
  for (const path of paths) yield* findIn(path, true, 0, report)
}

async function* findIn(
  path: string,
  isChosen: boolean,
  depth: number,
  report: FindReport,
): AsyncGenerator<MailFile> {
  const leaveOut = (error: unknown): void => {
    if (isChosen) throw new TransferError('not-read', `${path} cannot be read`, { cause: error })
    report.onLeftOut(path)
  }
  const found = await lstat(path).catch(leaveOut)
  if (!found) return
  if (found.isDirectory() && depth < MAX_DEPTH) {
    const names = await readdir(path).catch(leaveOut)
    for (const name of names?.toSorted() ?? []) yield* findIn(join(path, name), false, depth + 1, report)
    return
  }
  if (!found.isFile()) {
    report.onLeftOut(path)
    return
  }
  const begin = await beginning(path).catch(leaveOut)
  const kind = begin !== undefined && kindOf(path, begin, isChosen)
  if (!kind) return
  const isInMaildir = ['cur', 'new'].includes(basename(dirname(path)))
  const marks = isInMaildir ? maildirMarks(basename(path)) : { isUnread: false, isStarred: false }
  yield { path, kind, octets: found.size, ...marks }
}

/** Undefined for a file that nobody said holds mail. */
function kindOf(path: string, begin: string, isChosen: boolean): MailFile['kind'] | undefined {
  if (FROM.test(begin)) return 'mbox'
  const isInMaildir = ['cur', 'new'].includes(basename(dirname(path))) && !basename(path).startsWith('.')
  return isChosen || isInMaildir || MESSAGE_EXTENSIONS.has(extname(path).toLowerCase())
    ? 'message'
    : undefined
}

/** Opens a file, never through a link that has taken its place since it was looked at. */
export const openPlain = (path: string): ReturnType<typeof open> =>
  open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))

async function beginning(path: string): Promise<string> {
  const file = await openPlain(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}
