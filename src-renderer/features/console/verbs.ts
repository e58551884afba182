import type { PromptState } from '../../../src-main/contract/console.ts'
import type { MessageKey } from '../../text/messages.ts'

type State = PromptState['state']

/** What is known of a verb of POP3. */
export interface Verb {
  name: string
  /** How it is written, its arguments in small letters. */
  usage: string
  /** What it does, in one line. */
  help: MessageKey
  /** The states it fits (RFC 1939 sections 4 to 6). */
  states: readonly State[]
  /** Whether lines follow +OK. */
  lines: 'never' | 'always' | 'without-argument'
  /** Its first argument is the number of a message. */
  takesNumber: boolean
  /** Where it is an extension: the capability that announces it (RFC 2449). */
  capability: string | null
  /** Known to few servers, and to none that can be told beforehand. */
  isRare: boolean
}

const AUTHORIZATION: readonly State[] = ['authorization']
const TRANSACTION: readonly State[] = ['transaction']
const BOTH: readonly State[] = ['authorization', 'transaction']

const verb = (
  usage: string,
  help: MessageKey,
  states: readonly State[],
  more: Partial<Pick<Verb, 'lines' | 'takesNumber' | 'capability' | 'isRare'>> = {},
): Verb => ({
  name: usage.split(' ', 1)[0] ?? usage,
  usage,
  help,
  states,
  lines: 'never',
  takesNumber: false,
  capability: null,
  isRare: false,
  ...more,
})

/** All verbs that are known, in the order in which a session meets them. */
export const VERBS: readonly Verb[] = [
  verb('CAPA', 'console.verbs.capa', BOTH, { lines: 'always' }),
  verb('STLS', 'console.verbs.stls', AUTHORIZATION, { capability: 'STLS' }),
  verb('USER name', 'console.verbs.user', AUTHORIZATION),
  verb('PASS password', 'console.verbs.pass', AUTHORIZATION),
  verb('APOP name digest', 'console.verbs.apop', AUTHORIZATION),
  verb('AUTH mechanism', 'console.verbs.auth', AUTHORIZATION, {
    lines: 'without-argument',
    capability: 'SASL',
  }),
  verb('UTF8', 'console.verbs.utf8', AUTHORIZATION, { capability: 'UTF8' }),
  verb('LANG tag', 'console.verbs.lang', BOTH, { lines: 'without-argument', capability: 'LANG' }),
  verb('STAT', 'console.verbs.stat', TRANSACTION),
  verb('LIST n', 'console.verbs.list', TRANSACTION, { lines: 'without-argument', takesNumber: true }),
  verb('UIDL n', 'console.verbs.uidl', TRANSACTION, {
    lines: 'without-argument',
    takesNumber: true,
    capability: 'UIDL',
  }),
  verb('TOP n lines', 'console.verbs.top', TRANSACTION, {
    lines: 'always',
    takesNumber: true,
    capability: 'TOP',
  }),
  verb('RETR n', 'console.verbs.retr', TRANSACTION, { lines: 'always', takesNumber: true }),
  verb('DELE n', 'console.verbs.dele', TRANSACTION, { takesNumber: true }),
  verb('RSET', 'console.verbs.rset', TRANSACTION),
  verb('NOOP', 'console.verbs.noop', TRANSACTION),
  verb('LAST', 'console.verbs.last', TRANSACTION, { isRare: true }),
  verb('HELP', 'console.verbs.help', BOTH, { lines: 'always', isRare: true }),
  verb('XTND what', 'console.verbs.xtnd', TRANSACTION, { lines: 'always', isRare: true }),
  verb('QUIT', 'console.verbs.quit', BOTH),
]

const byName = new Map(VERBS.map((known) => [known.name, known]))

/** A line taken apart; `verb` is undefined when it begins with none that is known. */
export interface ParsedLine {
  name: string
  args: string[]
  verb: Verb | undefined
}

/** Takes a line apart as servers do: the verb in any case, arguments after spaces. */
export function parseLine(line: string): ParsedLine {
  const [name = '', ...args] = line.trim().split(/\s+/)
  return { name: name.toUpperCase(), args, verb: byName.get(name.toUpperCase()) }
}

/** Whether lines follow +OK: by the verb, and for an unknown one as the person at the prompt says. */
export function shapeOf(line: string, forUnknown: 'line' | 'lines'): 'line' | 'lines' {
  const { verb: known, args } = parseLine(line)
  if (!known) return forUnknown
  if (known.lines === 'always') return 'lines'
  return known.lines === 'without-argument' && args.length === 0 ? 'lines' : 'line'
}

/** How much of a line is not secret: after it everything is hidden. null: all of it may be seen. */
export function secretStart(line: string): number | null {
  const [open] = /^\s*(?:PASS|APOP\s+\S+|AUTH\s+\S+)\s/i.exec(line) ?? []
  return open === undefined ? null : open.length
}

/** Announced by CAPA, or needs no announcing; also true where the server announces nothing at all. */
export const isAnnounced = ({ capability }: Verb, capabilities: readonly string[]): boolean =>
  capability === null || capabilities.length === 0 || capabilities.includes(capability)
