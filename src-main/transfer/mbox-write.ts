const LF = 0x0a
const GREATER = 0x3e
const FROM = Buffer.from('From ')

/** The sender in the From_ line of files written here: what they hold can be given back to the byte. */
export const OWN_ENVELOPE = 'mboxrd@restante.invalid'

/**
 * A message as an mbox file has it, in the variant mboxrd (RFC 4155 appendix A; every line that begins with "From ", after
 * any number of ">", has one ">" more), so that it can be read back to the byte. One line feed ends it, besides its own.
 *
 * @param date milliseconds since 1970
 */
export function mboxEntry(message: Uint8Array, date: number): Buffer[] {
  const fromLine = Buffer.from(`From ${OWN_ENVELOPE} ${asctime(date)}\n`)
  return [fromLine, ...quoted(Buffer.from(message.buffer, message.byteOffset, message.byteLength)), LINE_FEED]
}

const LINE_FEED = Buffer.from('\n')
const MARK = Buffer.from('>')

/** The pieces of a message, with a mark before each line that needs one. */
function quoted(bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = []
  let begin = 0
  for (let at = bytes.indexOf(FROM); at >= 0; at = bytes.indexOf(FROM, at + 1)) {
    let lineStart = at
    while (lineStart > 0 && bytes[lineStart - 1] === GREATER) lineStart--
    if (lineStart > 0 && bytes[lineStart - 1] !== LF) continue
    pieces.push(bytes.subarray(begin, lineStart), MARK)
    begin = lineStart
  }
  return [...pieces, bytes.subarray(begin)]
}

/** As C's asctime writes it, in UTC: `Sat Nov 28 15:10:14 2026`. */
function asctime(date: number): string {
  const [weekday, day, month, year, time] = new Date(Math.max(0, date)).toUTCString().split(/,? /)
  return `${weekday ?? ''} ${month ?? ''} ${String(Number(day)).padStart(2)} ${time ?? ''} ${year ?? ''}`
}
