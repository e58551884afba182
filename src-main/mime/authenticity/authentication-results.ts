import type { ServerReport } from '../../contract/message-authenticity.ts'
import { cleanLine } from '../clean-line.ts'
import { headerLength, readAllFields } from '../header-fields.ts'

/**
 * The topmost Authentication-Results field of a message (RFC 8601), null when there is none. It is true only when the
 * server it names is one that the reader trusts: anybody can write such a field. A server puts its own on top and
 * takes out those that others wrote in its name (section 5), so no other field is ever looked at.
 */
export function readServerReport(message: Uint8Array): ServerReport | null {
  const header = message.subarray(0, headerLength(message))
  const raw = readAllFields(header, new Set(['authentication-results'])).get('authentication-results')?.[0]
  if (raw === undefined) return null
  const [first = '', ...results] = withoutComments(raw).split(';')
  // The version of the field may follow the server's name.
  const server = cleanLine(first).split(' ')[0]?.replaceAll('"', '').toLowerCase() ?? ''
  if (server === '') return null
  // Of several signatures the best counts; of anything else there is one.
  const resultOf = (method: string): string => {
    const found = results.flatMap(
      (text) =>
        new RegExp(`^\\s*${method}\\s*(?:/\\s*\\d+\\s*)?=\\s*([a-z]{1,40})\\b`, 'i').exec(text)?.[1] ?? [],
    )
    return (found.find((result) => result.toLowerCase() === 'pass') ?? found[0] ?? '').toLowerCase()
  }
  return { server, dkim: resultOf('dkim'), spf: resultOf('spf'), dmarc: resultOf('dmarc') }
}

/** Comments may stand anywhere, within one another; quoted strings hold no comments, and nothing that is read here. */
function withoutComments(raw: string): string {
  let text = ''
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at] ?? ''
    if (char === '\\') {
      at++
      continue
    }
    if (char === '"' && depth === 0) isQuoted = !isQuoted
    if (char === '(' && !isQuoted) depth++
    else if (char === ')' && depth > 0) depth--
    else if (depth === 0 && (!isQuoted || char !== ';')) text += char
  }
  return text
}
