const header = (subject: string, ...more: string[]): string =>
  [
    'From: Anna Example <anna@example.org>',
    'To: boris@example.net',
    `Subject: ${subject}`,
    'Date: Sat, 2 Mar 2024 10:00:00 +0000',
    `Message-ID: <${subject.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@example.org>`,
    ...more,
    '',
  ].join('\r\n')

const PLAIN = `${header('Plain')}\r\nThe first line.\r\nThe second line.\r\n\r\nThe fourth line.\r\n`

/** As octets: what is beyond Latin-1 is written as the UTF-8 it is sent in. */
const utf8 = (text: string): string => Buffer.from(text).toString('latin1')

const TEXTS = {
  plain: PLAIN,
  dots: `${header('Dots')}\r\n.\r\n..\r\n...\r\n.dot first\r\n+OK no reply\r\n-ERR no reply\r\n. \r\n\r\n.\r\nend\r\n.\r\n`,
  'empty body': `${header('Empty body')}\r\n`,
  'header alone': header('Header alone'),
  'no line end at the end': `${header('No line end')}\r\nthe last line`,
  'empty lines at the end': `${header('Empty lines')}\r\ntext\r\n\r\n\r\n\r\n`,
  '8-bit body': `${header('8-bit', 'Content-Type: text/plain; charset=utf-8')}\r\n${utf8('Grüße, Привет, שלום, 日本語')}\r\n\xff\xfe\x80\xc3(\r\n`,
  '8-bit header': `${header(utf8('žluťoučký kůň'))}\r\nraw UTF-8 above\r\n`,
  'long lines': `${header('Long lines')}\r\n${'x'.repeat(998)}\r\n.${'y'.repeat(12_000)}\r\nend\r\n`,
  'huge header': `${header('Huge header', ...Array.from({ length: 150 }, (_, n) => `X-Filler-${n}: ${'f'.repeat(200)}`))}\r\nbody\r\n`,
  'From lines': `${header('From lines')}\r\nFrom the start of a line\r\n>From quoted once\r\n\r\nFrom x@example.org Fri Mar  1 00:00:00 2024\r\n`,
  'headers that servers use': `${header('Used', 'Status: RO', 'X-UIDL: fixed-0001', 'Content-Length: 3', 'X-Empty:')}\r\nmore than three octets\r\n`,
  folded: `${header('Folded\r\n\twith a tab\r\n  and spaces')}\r\nfolded\r\n`,
  'the plain one again': PLAIN,
  large: `${header('Large')}\r\n${'.0123456789 a line that begins with a dot\r\n'.repeat(30_000)}`,
}

export type SeedName = keyof typeof TEXTS

/** Messages with what servers and readers stumble over, CRLF line ends. */
export const SEEDS = new Map(
  Object.entries(TEXTS).map(([name, text]) => [name as SeedName, Buffer.from(text, 'latin1')]),
)

/** Small messages of which no two are alike. */
export const numberedMessages = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) =>
    Buffer.from(
      `${header(`Number ${index + 1}`)}\r\n.line of ${index + 1}\r\n${'text\r\n'.repeat(index % 50)}`,
    ),
  )
