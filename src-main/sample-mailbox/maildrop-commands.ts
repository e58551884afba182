import { err, ok, okBytes, okLines } from './reply.ts'
import type { SampleMessage, Session } from './session.ts'

const NUMBER = /^\d{1,10}$/
const NO_SUCH_MESSAGE = err('no such message')

/** STAT (RFC 1939 section 5): count and octets of what is not marked. */
export function stat(session: Session): Buffer {
  const kept = unmarked(session).map(([, message]) => message.bytes.length)
  return ok(`${kept.length} ${kept.reduce((sum, octets) => sum + octets, 0)}`)
}

/** LIST (RFC 1939 section 5): octets of one message or of all. */
export const list = (session: Session, argument: string): Buffer =>
  scan(session, argument, (message) => String(message.bytes.length))

/** UIDL (RFC 1939 section 7): unique-id of one message or of all. */
export const uidl = (session: Session, argument: string): Buffer =>
  scan(session, argument, (message) => message.uid)

/** RETR (RFC 1939 section 5): the whole message. */
export function retr(session: Session, argument: string): Buffer {
  const message = find(session, argument)
  return message ? okBytes(`${message.bytes.length} octets`, message.bytes) : NO_SUCH_MESSAGE
}

/** TOP (RFC 1939 section 7): the header, the empty line and the first n lines of the body. */
export function top(session: Session, argument: string): Buffer {
  const [number = '', count = '', ...more] = argument.split(' ')
  if (!NUMBER.test(count) || more.length > 0) return err('TOP needs a message number and a number of lines')
  const message = find(session, number)
  return message
    ? okBytes('top of message follows', firstLines(message.bytes, Number(count)))
    : NO_SUCH_MESSAGE
}

/** DELE (RFC 1939 section 5): marks; nothing is removed before QUIT. */
export function dele(session: Session, argument: string): Buffer {
  const message = find(session, argument)
  if (!message) return NO_SUCH_MESSAGE
  session.marked.add(message)
  return ok('marked, removed at QUIT')
}

/** RSET (RFC 1939 section 5): takes all marks off. */
export function rset(session: Session): Buffer {
  session.marked.clear()
  return ok('no message is marked')
}

/** NOOP (RFC 1939 section 5). */
export const noop = (): Buffer => ok('still here')

function scan(session: Session, argument: string, describe: (message: SampleMessage) => string): Buffer {
  if (argument === '') {
    const lines = unmarked(session).map(([number, message]) => `${number} ${describe(message)}`)
    return okLines(`${lines.length} messages`, lines)
  }
  const message = find(session, argument)
  return message ? ok(`${Number(argument)} ${describe(message)}`) : NO_SUCH_MESSAGE
}

const unmarked = ({ messages, marked }: Session): [number, SampleMessage][] =>
  messages
    .map((message, index): [number, SampleMessage] => [index + 1, message])
    .filter(([, message]) => !marked.has(message))

function find({ messages, marked }: Session, argument: string): SampleMessage | undefined {
  const message = NUMBER.test(argument) ? messages[Number(argument) - 1] : undefined
  return message && !marked.has(message) ? message : undefined
}

function firstLines(bytes: Uint8Array, count: number): Uint8Array {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerEnd = message.indexOf('\r\n\r\n')
  if (headerEnd < 0) return bytes
  let end = headerEnd + 4
  for (let line = 0; line < count && end < message.length; line++) {
    const lineEnd = message.indexOf('\r\n', end)
    end = lineEnd < 0 ? message.length : lineEnd + 2
  }
  return message.subarray(0, end)
}
