import type { SeededRandom } from '../servers/seeded-random.ts'

const NASTY = [
  '\r\n.\r\n',
  '\n.\n',
  '.',
  '\r',
  '\n',
  '\0',
  '\xff',
  '+OK\r\n',
  '-ERR\r\n',
  '+ ',
  '99999999999999999999',
  '-1',
]
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64')
const several = (random: SeededRandom, most: number): number[] =>
  Array.from({ length: random.below(most + 1) }, (_, index) => index + 1)
const octets = (random: SeededRandom, most: number): string =>
  Buffer.from(several(random, most).map(() => random.below(256))).toString('latin1')

/** Dots stuffed, the terminator added. */
export const stuff = (text: string): string => `${`\r\n${text}`.replaceAll('\r\n.', '\r\n..').slice(2)}.\r\n`

function message(random: SeededRandom): string {
  const lines = several(random, 30).map(() =>
    random.pick(['', '.', '..', '.x', 'From: a', octets(random, 40), '-- ']),
  )
  return `Subject: ${random.below(1_000)}\r\n\r\n${lines.map((line) => line.replaceAll('\n', ' ')).join('\r\n')}\r\n`
}

/** What a server without a fault answers. */
function decentReply(line: string, random: SeededRandom): string {
  const rows = (row: (number: number) => string): string =>
    `+OK\r\n${stuff(
      several(random, 9)
        .map((number) => `${row(number)}\r\n`)
        .join(''),
    )}`
  const [verb = '', number] = line.split(' ', 2)
  if (verb === 'LIST' && number !== undefined) return `+OK ${number} ${random.below(9_999)}\r\n`
  switch (verb) {
    case '(greeting)':
      return random.pick(['+OK ready <1.2@host>\r\n', '+OK\r\n', '+OK [X] ready\r\n'])
    case 'CAPA':
      return random.pick([
        '-ERR no\r\n',
        '+OK\r\nTOP\r\nUIDL\r\nPIPELINING\r\nSASL PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256 XOAUTH2\r\n.\r\n',
        '+OK\r\nUTF8\r\nUSER\r\nEXPIRE 7\r\n.\r\n',
      ])
    case 'AUTH':
      return random.pick([
        '+OK\r\n',
        '+ \r\n',
        `+ ${base64('<1.2@host>')}\r\n`,
        `+ ${base64('r=x,s=QQ==,i=9')}\r\n`,
      ])
    case 'STAT':
      return `+OK ${random.below(20)} ${random.below(9_999)}\r\n`
    case 'LIST':
      return rows((number) => `${number} ${random.below(9_999)}`)
    case 'UIDL':
      return rows((number) => `${number} uid${random.below(9)}`)
    case 'RETR':
    case 'TOP':
      return `+OK ${random.below(999)} octets\r\n${stuff(message(random))}`
    case 'HELP':
      return `+OK\r\n${stuff('help\r\n')}`
    default:
      return random.below(12) === 0 ? '-ERR [AUTH] no\r\n' : random.pick(['+OK\r\n', '+OK done\r\n'])
  }
}

function mutate(text: string, random: SeededRandom): string {
  const at = random.below(text.length + 1)
  const length = random.below(12)
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + random.pick(NASTY) + text.slice(at)
    case 1:
      return text.slice(0, at) + text.slice(at + length)
    case 2:
      return text.slice(0, at) + octets(random, 6) + text.slice(at + length)
    default:
      return text.slice(0, at) + text.slice(Math.max(0, at - length))
  }
}

export interface FuzzReply {
  /** `null` ends the connection, an empty text is silence. */
  said: string | null
  /** With dots unstuffed: the part of a message that seems to be all of it. */
  part?: string | undefined
}

/** What a server says to a line. */
export function fuzzReply(line: string, hostility: number, random: SeededRandom): FuzzReply {
  const decent = decentReply(line, random)
  if (random.unit() >= hostility) return { said: decent }
  const said = faultyReply(decent, random)
  return said === unstuffed(decent) ? { said, part: seemingWhole(said) } : { said }
}

const unstuffed = (reply: string): string => reply.replaceAll('\r\n..', '\r\n.')

/** What ends at the first lone dot, where more follows. */
function seemingWhole(said: string): string | undefined {
  const [start, end] = [said.indexOf('\r\n'), said.indexOf('\r\n.\r\n')]
  if (end === -1 || end + 5 === said.length) return undefined
  return said
    .slice(start, end + 2)
    .replaceAll('\r\n.', '\r\n')
    .slice(2)
}

function faultyReply(decent: string, random: SeededRandom): string | null {
  switch (random.below(9)) {
    case 0:
      return ''
    case 1:
      return null
    case 2:
      return octets(random, 200)
    case 3:
      return decent + random.pick([decent, octets(random, 9), '+OK\r\n', '.\r\n'])
    case 4:
      return random.pick(['+OK\r\n', '+OK ', '']) + random.pick(['x', 'x\r\n', '\r\n', '.']).repeat(300_000)
    case 5:
      return unstuffed(decent)
    case 6:
      return decent.replaceAll('\r\n', '\n')
    default:
      return several(random, 3).reduce((text) => mutate(text, random), mutate(decent, random))
  }
}
