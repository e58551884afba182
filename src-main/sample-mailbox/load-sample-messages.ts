import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { SampleMessage } from './session.ts'
import { shiftDate, writtenAt } from './shift-date.ts'

const SUFFIX = '.eml'
/** How long before `now` the newest message was written. */
const NEWEST_AGE_MS = 4 * 60_000

/**
 * Reads the .eml files of `directory`, oldest first. A file's name without its suffix is the uid. Line ends become
 * CRLF, and all dates are moved together so that the newest message was written a few minutes before `now`
 * (milliseconds since 1970).
 * @throws the system's error when the directory or a file cannot be read.
 */
export async function loadSampleMessages(directory: string, now: number): Promise<SampleMessage[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(SUFFIX)).sort()
  const messages = await Promise.all(
    names.map(async (name) => {
      const bytes = withCrlf(await readFile(join(directory, name)))
      return { uid: basename(name, SUFFIX), bytes, date: writtenAt(bytes) ?? 0 }
    }),
  )
  const newest = Math.max(...messages.map(({ date }) => date))
  return messages
    .sort((a, b) => a.date - b.date)
    .map(({ uid, bytes }) => ({ uid, bytes: shiftDate(bytes, now - NEWEST_AGE_MS - newest) }))
}

function withCrlf(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
}
