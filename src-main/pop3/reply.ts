import { Pop3ProtocolError } from './errors.ts'

/** Longest server text we keep: a reply line as RFC 2449 section 4 allows it. */
const MAX_TEXT = 512

/** A status line (RFC 1939 section 3); `continue` is a challenge of AUTH (RFC 5034 section 4). */
export interface Reply {
  kind: 'ok' | 'refused' | 'continue'
  /** The extended response code, upper case, without brackets (RFC 2449 section 8). */
  responseCode: string | undefined
  /** What follows the indicator, the response code included. As sent: clean it before showing it. */
  text: string
}

const INDICATORS: [string, Reply['kind']][] = [
  ['+OK', 'ok'],
  ['-ERR', 'refused'],
  ['+', 'continue'],
]

/**
 * Takes a status line apart.
 * @throws Pop3ProtocolError `broken` when it is none of +OK, -ERR and +.
 */
export function parseReply(line: Buffer): Reply {
  const whole = line.toString('utf8')
  for (const [indicator, kind] of INDICATORS) {
    const next = whole[indicator.length]
    if (!whole.startsWith(indicator) || (next !== undefined && next !== ' ' && next !== '\t')) continue
    const text = whole.slice(indicator.length).trim()
    return { kind, responseCode: /^\[([^\][\s]{1,64})\]/.exec(text)?.[1]?.toUpperCase(), text }
  }
  throw new Pop3ProtocolError('broken', `neither +OK nor -ERR: ${cleanServerText(whole)}`)
}

/** Nearly all server text: nothing to take out. */
const PLAIN_TEXT = /^[ -~]*$/

/** Server text fit to be shown as text and logged: control and direction characters taken out, capped. */
export function cleanServerText(text: string): string {
  if (text.length <= MAX_TEXT && PLAIN_TEXT.test(text)) return text
  const clean = text.slice(0, MAX_TEXT).replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ')
  return text.length > MAX_TEXT ? `${clean}…` : clean
}

/** Several lines of server text fit to be shown as text: as `cleanServerText`, but for line ends and tabs, uncapped. */
export const cleanServerLines = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll(/[^\P{Cc}\n\t]|[\p{Bidi_Control}\u2028\u2029]/gu, ' ')
