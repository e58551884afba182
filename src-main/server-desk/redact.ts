import { HARMLESS_WORDS, KNOWN_VERBS } from './redact-words.ts'

/** Stands for what was left out. */
export const LEFT_OUT = '…'
/** As transcripts have it. */
const MASK = '****'

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/
const HOST = /^(?:[\w-]+\.)+[a-z][\w-]*$/i
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?=(?:[^:]*:){2})[\da-f:]{3,39})$/i
const PLAIN_NUMBER = /^\d{1,9}$/
const TLS_NAME = /^(?:TLSv1(?:\.\d)?|(?:TLS|ECDHE|DHE)[A-Z0-9_-]{3,60})$/
const VERSION = /^v?\d{1,4}(?:\.\d{1,6}){1,2}$/
/** A word, and what may stand around it; masks are punctuation too. */
const WITH_PUNCTUATION = /^([-–:;,.()<>[\]"'*]*)(.*?)([-–:;,.()<>[\]"'!?*]*)$/
const CAPABILITY = /^[A-Z][A-Z0-9-]{1,30}$/

/**
 * Takes out of texts whatever says who or where somebody is. The same thing gets the same stand-in everywhere:
 * `a1@h1.example`, `h2.example`, `u1`, `ip1`.
 */
export interface Redactor {
  address(address: string): string
  host(host: string): string
  user(user: string): string
  /** Free text: words that are known to be harmless stay, hosts and addresses get their stand-ins, the rest goes. */
  text(text: string): string
  /** A command as sent: the verb, and numbers. */
  command(line: string): string
  /** A line of CAPA: the name of the capability, and its parameters as `text` has them. */
  capability(line: string): string
}

/** A redactor that has seen nothing yet. What `address`, `host` and `user` are told is found in `text` from then on. */
export function createRedactor(): Redactor {
  const standIns = new Map<string, string>()
  const counts = new Map<string, number>()

  const standInOf = (kind: string, original: string, write: (name: string) => string): string => {
    const key = original.toLowerCase()
    const known = standIns.get(key)
    if (known !== undefined) return known
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    const standIn = write(`${kind}${count}`)
    standIns.set(key, standIn)
    return standIn
  }

  const host = (name: string): string => {
    if (isLoopback(name)) return name
    return IP_ADDRESS.test(name)
      ? standInOf('ip', name, (ip) => ip)
      : standInOf('h', name, (h) => `${h}.example`)
  }
  const address = (whole: string): string => {
    const at = whole.lastIndexOf('@')
    return standInOf('a', whole, (a) => `${a}@${host(whole.slice(at + 1))}`)
  }
  const user = (name: string): string => (ADDRESS.test(name) ? address(name) : standInOf('u', name, (u) => u))

  /** undefined: to be left out. */
  const word = (core: string): string | undefined => {
    const known = standIns.get(core.toLowerCase())
    if (known !== undefined) return known
    if (ADDRESS.test(core)) return address(core)
    const [, name = '', port = ''] = /^(.*?)(:\d{1,5})?$/.exec(core) ?? []
    if (IP_ADDRESS.test(core)) return host(core)
    if (IP_ADDRESS.test(name) || HOST.test(name)) return host(name) + port
    const isHarmless =
      HARMLESS_WORDS.has(core.toLowerCase()) || PLAIN_NUMBER.test(core) || TLS_NAME.test(core)
    return isHarmless ? core : undefined
  }

  const token = (raw: string): string => {
    const [, before = '', core = '', after = ''] = WITH_PUNCTUATION.exec(raw) ?? []
    const kept = core === '' ? '' : word(core)
    return kept === undefined || before + core + after !== raw ? LEFT_OUT : before + kept + after
  }

  const text = (whole: string): string =>
    whole
      .split(/\s+/)
      .map(token)
      .filter((kept, at, all) => kept !== LEFT_OUT || all[at - 1] !== LEFT_OUT)
      .join(' ')

  return {
    address,
    host,
    user,
    text,
    command(line) {
      const [verb = '', ...args] = line.split(' ')
      if (!KNOWN_VERBS.has(verb)) return line === '*' || line === MASK ? line : '(another command)'
      const isShown = (arg: string): boolean => arg === MASK || PLAIN_NUMBER.test(arg)
      const shown = args.map((arg) => {
        if (isShown(arg)) return arg
        return verb === 'AUTH' && HARMLESS_WORDS.has(arg.toLowerCase()) ? arg : LEFT_OUT
      })
      return [verb, ...shown].join(' ')
    },
    capability(line) {
      const [name = '', ...parameters] = line.trim().split(/\s+/)
      const shown = parameters.map((parameter) => (VERSION.test(parameter) ? parameter : text(parameter)))
      return [CAPABILITY.test(name) ? name : LEFT_OUT, ...shown].join(' ')
    },
  }
}

const isLoopback = (name: string): boolean => /^(?:127(?:\.\d+){3}|::1|localhost)$/i.test(name)
