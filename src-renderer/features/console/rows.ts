import type { ConsoleBody, ConsoleLine } from '../../../src-main/contract/console.ts'

/** A row of the view: a line of the conversation, or a line of a body that is unfolded below it. */
export interface Row {
  /** `12` for line 12, `12.3` for the third line of its body. */
  key: string
  line: ConsoleLine
  text: string
  /** Where it stands in the body; null: it is the line itself. */
  at: number | null
  /** What can be unfolded or is counted. */
  body: ConsoleBody | null
}

export type BodyOf = (line: ConsoleLine) => ConsoleBody | null

/** The lines of a body that are at hand. */
export function bodyLines(body: ConsoleBody | null): string[] {
  if (!body?.text) return []
  return body.text.replace(/\n$/, '').split('\n')
}

/** All rows, those of the bodies in `unfolded` (numbers of lines) included. */
export const rowsOf = (lines: readonly ConsoleLine[], unfolded: ReadonlySet<number>, bodyOf: BodyOf): Row[] =>
  lines.flatMap((line) => {
    const body = bodyOf(line)
    const row: Row = { key: String(line.number), line, text: line.text, at: null, body }
    if (!unfolded.has(line.number)) return [row]
    return [
      row,
      ...bodyLines(body).map((text, at) => ({ key: `${line.number}.${at}`, line, text, at, body: null })),
    ]
  })

/** The keys of all rows that hold `words`, also of those that are folded; without regard to case. */
export function findRows(lines: readonly ConsoleLine[], words: string, bodyOf: BodyOf): string[] {
  const wanted = words.toLowerCase()
  if (wanted === '') return []
  const has = (text: string): boolean => text.toLowerCase().includes(wanted)
  return lines.flatMap((line) => [
    ...(has(line.text) ? [String(line.number)] : []),
    ...bodyLines(bodyOf(line)).flatMap((text, at) => (has(text) ? [`${line.number}.${at}`] : [])),
  ])
}

/** A text cut where `words` are found: what is found stands at the odd places. */
export function litParts(text: string, words: string): string[] {
  if (words === '') return [text]
  const parts: string[] = []
  const lower = text.toLowerCase()
  let from = 0
  // Lower case may be longer than what it is of ("İ"): then the places are not to be trusted, and nothing is lit.
  if (lower.length !== text.length) return [text]
  for (let at = lower.indexOf(words.toLowerCase()); at >= 0; at = lower.indexOf(words.toLowerCase(), from)) {
    parts.push(text.slice(from, at), text.slice(at, at + words.length))
    from = at + words.length
  }
  return [...parts, text.slice(from)]
}

/** Who speaks, as RFC 1939 writes it. */
export const SIDES = { sent: 'C', received: 'S', note: '-' }

/** When something was said, as the clock on the wall shows it: 10:42:07.125. */
export function clockTime(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const millis = String(date.getMilliseconds()).padStart(3, '0')
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${millis}`
}

/** Rows as plain text, to be copied or saved: one line each. */
export const rowsToText = (rows: readonly Row[]): string =>
  rows
    .map(({ line, text, at, body }) => {
      if (at !== null) return `${' '.repeat(16)}${text}`
      const folded = body ? ` (${body.octets} octets follow)` : ''
      return `${clockTime(line.at)} ${SIDES[line.direction]}: ${text}${folded}`
    })
    .join('\n')
