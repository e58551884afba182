import type { Limits } from './limits.ts'
import type { SessionState } from './session-state.ts'

/** An argument that must never be seen: it is masked wherever the conversation is recorded. */
export interface Secret {
  secret: string
}

export interface Answer {
  /** What followed +OK. */
  text: string
  /** Of a multi-line reply, dots unstuffed; empty for others. */
  body: Uint8Array<ArrayBuffer>
}

/** A command as a value: what to write and how to read the answer. It never touches the socket. */
export interface Command<T> {
  verb: string
  args: readonly (string | Secret)[]
  /** The states it may be given in (RFC 1939 sections 4 to 6). */
  states: readonly SessionState[]
  /** The cap on the body of a multi-line reply; absent when +OK is the whole reply. */
  body?: 'listOctets' | 'messageOctets'
  /** The body is a message: only its octets are recorded. */
  isMail?: boolean
  /** How long the answer may take; `replyMillis` unless named. */
  patience?: keyof Limits & `${string}Millis`
  /** Further strings that the server may repeat and nobody may see. */
  secrets?: readonly string[]
  /** Octets that the body should have, where that is known. A hint: never a length to read. */
  octets?: number | undefined
  /** What to ask for when nothing else shows that the body ended where it seemed to. Its parse tells. */
  fence?: Command<unknown>
  /** Goes out only when all before it has been answered. */
  isLast?: boolean
  /**
   * Answers a challenge (RFC 5034 section 4); both are base64. What it throws cancels the exchange and becomes
   * the error of the command.
   */
  answer?: (challenge: string) => string | Promise<string>
  /** Told the octets of the body so far, as they arrive. */
  onOctets?: ((octets: number) => void) | undefined
  /**
   * Makes the result of a reply that was +OK. Runs after all of the reply has been read.
   * @throws Pop3ProtocolError `unreadable`, which leaves the session usable.
   */
  parse(answer: Answer): T
}

/** For commands of which +OK says it all. */
export function parseNothing(): void {
  return undefined
}

/** For commands of which the body says it all. */
export function parseBody({ body }: Answer): Uint8Array<ArrayBuffer> {
  return body
}

/** Stands for a secret wherever the conversation is recorded. */
export const MASK = '****'

/**
 * The line to write, CRLF included.
 * @throws TypeError when an argument holds CR, LF or NUL, which would smuggle in a second command.
 */
export function toWire(command: Command<unknown>): string {
  const line = lineOf(command, ({ secret }) => secret)
  if (/[\r\n\0]/.test(line)) throw new TypeError(`${command.verb}: an argument holds a line end or a NUL`)
  return `${line}\r\n`
}

/** The line as it may be recorded: secrets masked. */
export function toRecord(command: Command<unknown>): string {
  return lineOf(command, () => MASK)
}

function lineOf({ verb, args }: Command<unknown>, show: (secret: Secret) => string): string {
  let line = verb
  for (const arg of args) line += ` ${typeof arg === 'string' ? arg : show(arg)}`
  return line
}

/** Whether anything in it must never be seen. */
export const hasSecret = ({ args, secrets = [] }: Command<unknown>): boolean =>
  secrets.length > 0 || args.some((arg) => typeof arg !== 'string')

/** Server text with every secret of the command masked: some servers repeat what they were sent. */
export function maskSecrets({ args, secrets }: Command<unknown>, text: string): string {
  let masked = text
  for (const secret of secrets ?? []) masked = mask(masked, secret)
  for (const arg of args) if (typeof arg !== 'string') masked = mask(masked, arg.secret)
  return masked
}

const mask = (text: string, secret: string): string => (secret === '' ? text : text.replaceAll(secret, MASK))
