import { capa, pass, quit, user } from './login-commands.ts'
import { dele, list, noop, retr, rset, stat, top, uidl } from './maildrop-commands.ts'
import { err } from './reply.ts'
import type { Session } from './session.ts'

interface Verb {
  /** The states it may be used in. */
  states: readonly Session['state'][]
  run: (session: Session, argument: string) => Buffer
  takesArgument: boolean
}

const both = ['authorization', 'transaction'] as const
const login = ['authorization'] as const
const inside = ['transaction'] as const

const verbs = new Map<string, Verb>([
  ['CAPA', { states: both, run: capa, takesArgument: false }],
  ['QUIT', { states: both, run: quit, takesArgument: false }],
  ['USER', { states: login, run: user, takesArgument: true }],
  ['PASS', { states: login, run: pass, takesArgument: true }],
  ['STAT', { states: inside, run: stat, takesArgument: false }],
  ['LIST', { states: inside, run: list, takesArgument: true }],
  ['UIDL', { states: inside, run: uidl, takesArgument: true }],
  ['RETR', { states: inside, run: retr, takesArgument: true }],
  ['TOP', { states: inside, run: top, takesArgument: true }],
  ['DELE', { states: inside, run: dele, takesArgument: true }],
  ['RSET', { states: inside, run: rset, takesArgument: false }],
  ['NOOP', { states: inside, run: noop, takesArgument: false }],
])

/** Carries out one command line (verbs in any case, RFC 1939 section 3) and returns the bytes to send. */
export function answerCommand(session: Session, line: string): Buffer {
  const space = line.indexOf(' ')
  const name = (space < 0 ? line : line.slice(0, space)).toUpperCase()
  const argument = space < 0 ? '' : line.slice(space + 1)
  const verb = verbs.get(name)
  if (!verb) return err('unknown command')
  if (!verb.states.includes(session.state)) return err(`${name} is not for the ${session.state} state`)
  if (argument !== '' && !verb.takesArgument) return err(`${name} takes no argument`)
  return verb.run(session, argument)
}
