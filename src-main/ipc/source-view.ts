import { setImmediate } from 'node:timers/promises'
import { Refusal } from './refusal.ts'

/** The source of a message by rows: lines, and of endless lines pieces. */
export interface SourceView {
  /** @throws Refusal `not-found`, StoreError */
  open(messageId: number): Promise<{ rows: number; octets: number }>
  /** Those from number `from` on; fewer at the end. @throws Refusal, StoreError */
  rows(messageId: number, from: number, count: number): Promise<string[]>
  /** The rows with `text`, whatever the case of its Latin letters. @throws Refusal, StoreError */
  find(messageId: number, text: string): Promise<{ rows: number[]; isCut: boolean }>
  close(): void
}

interface Opened {
  messageId: number
  bytes: Buffer
  /** Where each row begins, and where the last one ends. */
  starts: Uint32Array
}

/** Octets of a row. RFC 5322 allows lines of 998; broken programs write one of a megabyte. */
const MAX_ROW = 1000
/** Octets that are looked at before others have their turn: some milliseconds. */
const SLICE = 2 * 1024 * 1024
/** Hits that are told of; nobody steps through more. */
const MAX_HITS = 10_000
const LF = 0x0a

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Looks at one message at a time; its bytes are let go when another is opened, or none. */
export function createSourceView(
  source: (messageId: number) => Promise<Uint8Array<ArrayBuffer>>,
): SourceView {
  let opened: Opened | null = null

  async function get(messageId: number): Promise<Opened> {
    if (opened?.messageId === messageId) return opened
    const octets = await source(messageId)
    const bytes = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
    return (opened = { messageId, bytes, starts: await rowStarts(bytes) })
  }

  return {
    async open(messageId) {
      const { bytes, starts } = await get(messageId)
      return { rows: starts.length - 1, octets: bytes.length }
    },
    async rows(messageId, from, count) {
      const { bytes, starts } = await get(messageId)
      const last = Math.min(from + count, starts.length - 1)
      const rows: string[] = []
      for (let row = from; row < last; row++) rows.push(decode(bytes.subarray(starts[row], starts[row + 1])))
      return rows
    },
    async find(messageId, text) {
      const { bytes, starts } = await get(messageId)
      const places = await findAll(bytes, text)
      if (opened?.messageId !== messageId) throw new Refusal('cancelled', 'another source was opened')
      const rows = rowsOf(places.slice(0, MAX_HITS), starts)
      return { rows, isCut: places.length > MAX_HITS }
    },
    close() {
      opened = null
    },
  }
}

async function rowStarts(bytes: Buffer): Promise<Uint32Array> {
  const starts: number[] = [0]
  let rested = 0
  for (let start = 0; start < bytes.length;) {
    const lf = bytes.indexOf(LF, start)
    const end = lf < 0 ? bytes.length : lf + 1
    const next = end - start > MAX_ROW + 2 ? wholeSigns(bytes, start + MAX_ROW) : end
    starts.push(next)
    start = next
    if (start - rested > SLICE) {
      rested = start
      await setImmediate()
    }
  }
  return Uint32Array.from(starts)
}

/** `at`, or a little before it where that is in the middle of a sign of UTF-8. */
function wholeSigns(bytes: Buffer, at: number): number {
  for (let end = at; end > at - 4; end--) if (((bytes[end] ?? 0) & 0xc0) !== 0x80) return end
  return at
}

function decode(row: Buffer): string {
  let end = row.length
  while (end > 0 && (row[end - 1] === LF || row[end - 1] === 0x0d)) end--
  const line = row.subarray(0, end)
  try {
    return strict.decode(line)
  } catch {
    // Not UTF-8: each octet as a sign, so that none is lost.
    return line.toString('latin1')
  }
}

async function findAll(bytes: Buffer, text: string): Promise<number[]> {
  const needle = Buffer.from(text).toString('latin1').toLowerCase()
  const places: number[] = []
  for (let from = 0; from < bytes.length && places.length <= MAX_HITS; from += SLICE) {
    const slice = bytes
      .toString('latin1', from, Math.min(from + SLICE + needle.length - 1, bytes.length))
      .toLowerCase()
    for (let at = slice.indexOf(needle); at >= 0; at = slice.indexOf(needle, at + needle.length)) {
      places.push(from + at)
      if (places.length > MAX_HITS) break
    }
    await setImmediate()
  }
  return places
}

/** The row of each place; both ascend. */
function rowsOf(places: readonly number[], starts: Uint32Array): number[] {
  let row = 0
  return places.map((place) => {
    while ((starts[row + 1] ?? Infinity) <= place) row++
    return row
  })
}
