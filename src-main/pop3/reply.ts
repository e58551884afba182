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

/** Some servers write `+ERR`, or all in lower case: what they mean is plain. */
const STATUS = /^(?:(\+OK)|([-+]ERR)|\+)(?![^ \t])/i
const RESPONSE_CODE = /^\[([^\][\s]{1,64})\]/

/**
 * Takes a status line apart.
 * @throws Pop3ProtocolError `broken` when it is none of +OK, -ERR and +.
 */
export function parseReply(line: string): Reply {
  const [indicator, ok, refused] = STATUS.exec(line) ?? []
  if (indicator === undefined) {
    throw new Pop3ProtocolError('broken', `neither +OK nor -ERR: ${cleanServerText(line)}`)
  }
  const text = line.slice(indicator.length).trim()
  return {
    kind: ok ? 'ok' : refused ? 'refused' : 'continue',
    responseCode: RESPONSE_CODE.exec(text)?.[1]?.toUpperCase(),
    text,
  }
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
