const BEGIN = /^begin [0-7]{3,4} +(\S.{0,250}?)\s*$/
/** A line holds at most 45 octets in all encoders there are; six bits allow 63. */
const DATA = /^[\x20-\x60]{1,87}$/

/** A file between the lines of a text. Its name is the sender's: not safe as a file name. */
export interface UuencodedFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** What is between `begin` and `end`, or all there is without them. What does not belong to it is passed over. */
export function decodeUuencode(text: string): Uint8Array<ArrayBuffer> {
  const lines = text.split(/\r?\n/)
  const first = lines.findIndex((line) => BEGIN.test(line))
  const end = lines.indexOf('end', first + 1)
  return decodeLines(lines.slice(first + 1, end < 0 ? undefined : end))
}

/**
 * Takes the files out of a text, as mail carried them before MIME (POSIX uuencode). A `begin` counts only with its
 * `end` and nothing but data between them, so that a sentence that begins like that stays a sentence.
 *
 * @param text each character one octet
 */
export function takeUuencodedFiles(text: string): { text: string; files: UuencodedFile[] } {
  const files: UuencodedFile[] = []
  const kept: string[] = []
  // Line ends stay with their lines, so that what is kept is exactly what was there.
  const lines = text.split(/(?<=\n)/)
  for (let at = 0; at < lines.length; at++) {
    const line = bare(lines[at])
    const name = BEGIN.exec(line)?.[1]
    const end = name === undefined ? -1 : endOf(lines, at + 1)
    if (name === undefined || end < 0) {
      kept.push(lines[at] ?? '')
      continue
    }
    files.push({ name, bytes: decodeLines(lines.slice(at + 1, end).map(bare)) })
    at = end
  }
  return { text: kept.join(''), files }
}

const bare = (line = ''): string => line.replace(/\r?\n$/, '')

/** The index of the `end` line; -1 when something else comes before it. */
function endOf(lines: string[], from: number): number {
  for (let at = from; at < lines.length; at++) {
    const line = bare(lines[at])
    if (line === 'end') return at
    if (line !== '' && !DATA.test(line)) return -1
  }
  return -1
}

/** A character for the length of the line, then four for every three octets. */
function decodeLines(lines: string[]): Uint8Array<ArrayBuffer> {
  const decoded = Buffer.alloc(lines.reduce((sum, line) => sum + six(line, 0), 0))
  let end = 0
  for (const line of lines) {
    const lineEnd = end + six(line, 0)
    for (let i = 1; end < lineEnd; i += 4) {
      const [a, b, c, d] = [six(line, i), six(line, i + 1), six(line, i + 2), six(line, i + 3)]
      const octets = [(a << 2) | (b >> 4), (b << 4) | (c >> 2), (c << 6) | d]
      for (const octet of octets) if (end < lineEnd) decoded[end++] = octet & 0xff
    }
  }
  return new Uint8Array(decoded)
}

/** Six bits; a line whose trailing spaces were lost counts as if it had them. */
const six = (line: string, index: number): number =>
  index < line.length ? (line.charCodeAt(index) - 0x20) & 0x3f : 0
