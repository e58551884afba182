import type { Answer, Command } from '../command.ts'
import { ANY_STATE } from '../session-state.ts'

/** Verbs whose arguments log in, or say who does. */
const CREDENTIALS = new Set(['USER', 'PASS', 'APOP', 'AUTH'])
/** They change what the line is, so that only the session can give them. */
const OWN_METHODS = new Set(['STLS', 'QUIT'])

/** Whether +OK is the whole answer or lines follow it. Nothing in the answer says so: it has to be known. */
export type ReplyShape = 'line' | 'lines'

/** Whether a raw line holds a name or something that proves it. */
export const isCredential = (line: string): boolean => CREDENTIALS.has(verbOf(line))

/**
 * Any line, as it is: XTND, HELP (RFC 1082, and others), and what nobody knows yet. Arguments of USER, PASS, APOP and
 * AUTH are masked, but for the name of a mechanism. `answer` is asked for the answer to each challenge (both base64).
 * @throws TypeError for STLS and QUIT
 */
export function raw(line: string, shape: ReplyShape, answer?: Command<Answer>['answer']): Command<Answer> {
  const verb = verbOf(line)
  if (OWN_METHODS.has(verb)) throw new TypeError(`${verb} cannot be given as a raw line`)
  const rest = line.trimStart().slice(verb.length + 1)
  return {
    verb,
    args: rest === '' ? [] : argsOf(verb, rest),
    states: ANY_STATE,
    ...(shape === 'lines' && { body: 'messageOctets' }),
    isMail: verb === 'RETR',
    ...(verb === 'AUTH' && answer && { answer }),
    parse: (whole) => whole,
  }
}

const verbOf = (line: string): string => line.trimStart().split(/\s/, 1)[0]?.toUpperCase() ?? ''

function argsOf(verb: string, rest: string): Command<Answer>['args'] {
  if (!CREDENTIALS.has(verb)) return [rest]
  const [, mechanism, response] = (verb === 'AUTH' && /^([A-Za-z0-9_-]{1,20})(?:\s(.*))?$/.exec(rest)) || []
  if (mechanism === undefined) return [{ secret: rest }]
  return response === undefined ? [mechanism] : [mechanism, { secret: response }]
}
