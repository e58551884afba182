import { OWN_ENVELOPE } from './mbox-write.ts'

const LF = 0x0a
const CR = 0x0d
const GREATER = 0x3e
const FROM = Buffer.from('From ')
const OWN = Buffer.from(`From ${OWN_ENVELOPE} `)

/** A line longer than this is not looked at as a whole. */
const MAX_LINE_OCTETS = 64 * 1024
/** From_ lines as they are written: with a time and a year, in either order, or with one word alone. */
const FROM_LINE = /^From (?:\S*\s*$|.*\d\d:\d\d.*\b(?:19|20)\d\d\b|.*\b(?:19|20)\d\d\b.*\d\d:\d\d)/
/** How the line after it begins: with a header field (RFC 5322 section 2.2), or with what a relay made of a From_ line. */
const FIELD = /^(?:>From |[!-9;-~]{1,76}[ \t]*:)/
const BYTE_ORDER_MARK = Buffer.from('\ufeff')

/** What an mbox file holds: messages to the byte, and those that are too large to be one (`bytes` null). */
export interface MboxMessage {
  bytes: Buffer<ArrayBuffer> | null
}

/**
 * Reads the messages of an mbox file of any variant, however large, holding one message at a time. A message begins at a
 * From_ line between an empty line and a header field; a line in the text that only looks so is left alone. Lines
 * that were marked with ">" lose one mark (mboxrd; mboxo marks only the first kind of them).
 */
export async function* readMbox(
  chunks: AsyncIterable<Buffer>,
  maxOctets: number,
): AsyncGenerator<MboxMessage> {
  let parts: Buffer[] = []
  let octets = 0
  let isInMessage = false
  let isOwn = false
  // Of what was read before: the two line ends of an empty line, or the beginning of the file.
  let isAfterEmptyLine = true
  let isAfterLine = true

  const take = (isLast: boolean): MboxMessage => {
    const bytes = octets > maxOctets ? null : unmarked(withoutSeparator(Buffer.concat(parts), isOwn, isLast))
    parts = []
    octets = 0
    return { bytes }
  }

  for await (const block of wholeLines(chunks)) {
    let begin = 0
    const keep = (end: number): void => {
      if (end === begin || !isInMessage) return
      octets += end - begin
      // Counted on, but not kept: it is left out in the end.
      if (octets <= maxOctets) parts.push(block.subarray(begin, end))
    }
    for (let at = 0; at < block.length;) {
      const found = block.indexOf(FROM, at)
      if (found < 0) break
      const lineEnd = endOfLine(block, found)
      at = lineEnd
      if (!(found === 0 ? isAfterLine : block[found - 1] === LF)) continue
      const isOwnLine = block.subarray(found, found + OWN.length).equals(OWN)
      const isAfterEmpty = found === 0 ? isAfterEmptyLine : endsEmpty(block, found)
      const isFromLine =
        isOwnLine || (FROM_LINE.test(textAt(block, found)) && FIELD.test(textAt(block, lineEnd)))
      // In a file written here every line of a message that begins so is marked.
      const isBegin = isFromLine && (isAfterEmpty || isOwn || !isInMessage)
      if (!isBegin) continue
      keep(found)
      if (isInMessage) yield take(false)
      isInMessage = true
      isOwn = isOwnLine
      begin = lineEnd
    }
    keep(block.length)
    isAfterEmptyLine = endsEmpty(block, block.length)
    isAfterLine = block.at(-1) === LF
  }
  if (isInMessage) yield take(true)
}

/** A line, or as much of it as tells what it is. */
const textAt = (block: Buffer, at: number): string =>
  block.toString('latin1', at, Math.min(endOfLine(block, at), at + 300))

/** Blocks that end before a line, so that what may be a From_ line is with the line after it; but for a line that is too long, and the end. */
async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  let isFirst = true
  for await (const chunk of chunks) {
    const joined = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const block = isFirst ? withoutMark(joined) : joined
    const end = block.lastIndexOf(LF, block.lastIndexOf(LF) - 1) + 1
    const cut = end === 0 && block.length > MAX_LINE_OCTETS ? block.length : end
    rest = block.subarray(cut)
    if (cut === 0) continue
    isFirst = false
    yield block.subarray(0, cut)
  }
  if (rest.length > 0) yield rest
}

const withoutMark = (block: Buffer): Buffer =>
  block.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
    ? block.subarray(BYTE_ORDER_MARK.length)
    : block

const endOfLine = (block: Buffer, from: number): number => {
  const lf = block.indexOf(LF, from)
  return lf < 0 ? block.length : lf + 1
}

/** Whether the line before `end` is empty. */
function endsEmpty(block: Buffer, end: number): boolean {
  if (end < 1 || block[end - 1] !== LF) return false
  const before = block[end - 2] === CR ? end - 3 : end - 2
  return before < 0 || block[before] === LF
}

/**
 * Without the line end that stands between a message and what comes after it. At the end of a file that somebody else has
 * written it is there only if the last line is empty.
 */
function withoutSeparator(bytes: Buffer<ArrayBuffer>, isOwn: boolean, isLast: boolean): Buffer<ArrayBuffer> {
  if (bytes.at(-1) !== LF) return bytes
  if (isOwn) return bytes.subarray(0, -1)
  if (isLast && !endsEmpty(bytes, bytes.length)) return bytes
  return bytes.subarray(0, bytes.at(-2) === CR ? -2 : -1)
}

/** With one ">" less before each "From " that was marked. */
function unmarked(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const pieces: Buffer[] = []
  let begin = 0
  for (let at = bytes.indexOf(FROM); at >= 0; at = bytes.indexOf(FROM, at + 1)) {
    let lineStart = at
    while (lineStart > 0 && bytes[lineStart - 1] === GREATER) lineStart--
    if (lineStart === at || (lineStart > 0 && bytes[lineStart - 1] !== LF)) continue
    pieces.push(bytes.subarray(begin, lineStart))
    begin = lineStart + 1
  }
  return pieces.length === 0 ? bytes : Buffer.concat([...pieces, bytes.subarray(begin)])
}
