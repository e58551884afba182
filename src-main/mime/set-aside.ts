import { randomBytes } from 'node:crypto'
import { IS_BASE64 } from './transfer-encoding.ts'

/** Octets of base64 in a row that are worth it: an attachment of some tens of kilobytes. */
const MIN_OCTETS = 64 * 1024
/** Of each stretch so much stays in its place: what a file is, is told by its first four kilobytes. */
const HEAD_OCTETS = 8 * 1024

const HYPHEN = 0x2d
const [LINE_FEED, RETURN] = [0x0a, 0x0d]

/** A message with the long stretches of base64 out of it. */
export interface SetAside {
  /** In place of each stretch one line, which nobody can guess. */
  rest: Uint8Array
  /** What octets out of `rest` stand for in the message: themselves, and stretches in their places. */
  pieces: (octets: Uint8Array) => Uint8Array[]
}

/**
 * Takes whole lines of base64 out of a message, where there are many together, so that whoever reads it line by line need
 * not read those. No boundary and no header field can be among them, so its structure stays what it was. Nothing is
 * copied: stretches are parts of `message`.
 */
export function setAside(message: Uint8Array): SetAside {
  const whole = Buffer.from(message.buffer, message.byteOffset, message.byteLength)
  const stretches = findStretches(whole)
  if (stretches.length === 0) return { rest: message, pieces: (octets) => [octets] }

  const name = randomBytes(16).toString('hex')
  const placeholders = stretches.map((_, index) => Buffer.from(`${name}${String(index).padStart(8, '0')}`))
  const kept: Uint8Array[] = []
  let from = 0
  stretches.forEach(({ begin, end }, index) => {
    kept.push(whole.subarray(from, begin), placeholders[index] ?? Buffer.alloc(0))
    from = end
  })
  kept.push(whole.subarray(from))
  return {
    rest: Buffer.concat(kept),
    pieces(octets) {
      const given = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
      const found: Uint8Array[] = []
      let at = 0
      for (let next = given.indexOf(name, at); next >= 0; next = given.indexOf(name, at)) {
        const end = next + name.length + 8
        const stretch = stretches[Number(given.toString('latin1', next + name.length, end))]
        found.push(given.subarray(at, next))
        if (stretch) found.push(whole.subarray(stretch.begin, stretch.end))
        at = end
      }
      return [...found, given.subarray(at)]
    },
  }
}

/** From the beginning of a line to the end of one, without its line end. */
interface Stretch {
  begin: number
  end: number
}

/** Between hyphens, which base64 has none of: finding those is fast, and between most of them is little. */
function findStretches(whole: Buffer): Stretch[] {
  const found: Stretch[] = []
  for (let from = 0; from < whole.length;) {
    const hyphen = whole.indexOf(HYPHEN, from)
    const to = hyphen < 0 ? whole.length : hyphen
    if (to - from >= MIN_OCTETS) addStretches(whole, from, to, found)
    from = to + 1
  }
  return found
}

function addStretches(whole: Buffer, from: number, to: number, found: Stretch[]): void {
  /** Where the lines of data began, and where the last whole one ended. */
  let begin = -1
  let end = -1
  const take = (): void => {
    if (begin >= 0 && end - begin >= MIN_OCTETS) {
      const head = whole.indexOf(LINE_FEED, begin + HEAD_OCTETS) + 1
      // The last line stays too: what is before a boundary is read with care.
      const tail = whole.lastIndexOf(LINE_FEED, end - 1)
      const stop = whole[tail - 1] === RETURN ? tail - 1 : tail
      if (stop > head) found.push({ begin: head, end: stop })
    }
    begin = -1
  }
  // The first line is cut by a hyphen: it is none of it.
  for (let line = whole.indexOf(LINE_FEED, from) + 1; line > 0 && line < to;) {
    let at = line
    while (IS_BASE64[whole[at] ?? 0] === 1) at++
    const isEnd = whole[at] === LINE_FEED || (whole[at] === RETURN && whole[at + 1] === LINE_FEED)
    // An empty line may end a header.
    if (!isEnd || at === line) take()
    else if (begin < 0) begin = line
    const lineFeed = whole.indexOf(LINE_FEED, at)
    if (lineFeed < 0) break
    end = lineFeed
    line = lineFeed + 1
  }
  take()
}
