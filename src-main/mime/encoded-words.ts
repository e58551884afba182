import { decodeText } from './charset.ts'

interface Word {
  charset: string
  bytes: Uint8Array
  /** Where it starts and ends in the field. */
  start: number
  end: number
}

/**
 * Decodes a header field: encoded words (RFC 2047, also where it forbids them, since mail has them there) and raw
 * 8-bit text.
 * @param raw the field, each character one octet.
 */
export function decodeWords(raw: string): string {
  if (!raw.includes('=?')) return decodeRaw(raw)
  let text = ''
  let end = 0
  let run: Word[] = []
  for (let word = nextWord(raw, 0); word; word = nextWord(raw, word.end)) {
    const between = raw.slice(end, word.start)
    // White space between two encoded words is no part of the text (section 6.2).
    if (run.length > 0 && /^\s*$/.test(between)) run.push(word)
    else {
      text += decodeRun(run) + decodeRaw(between)
      run = [word]
    }
    end = word.end
  }
  return text + decodeRun(run) + decodeRaw(raw.slice(end))
}

/** The first encoded word at or after `from`; linear, since a `=?` that leads nowhere is left behind. */
function nextWord(raw: string, from: number): Word | undefined {
  for (let start = raw.indexOf('=?', from); start >= 0; start = raw.indexOf('=?', start + 2)) {
    const head = /^=\?([^?\s]{1,60})\?([bq])\?/i.exec(raw.slice(start, start + 70))
    if (!head?.[1] || !head[2]) continue
    const payload = start + head[0].length
    const close = raw.indexOf('?=', payload)
    if (close < 0) return undefined
    const encoded = raw.slice(payload, close)
    const bytes = head[2].toLowerCase() === 'b' ? fromBase64(encoded) : fromQ(encoded)
    return { charset: head[1], bytes, start, end: close + 2 }
  }
  return undefined
}

/** Decodes neighbours of one character set together: some senders cut characters in two. */
function decodeRun(run: Word[]): string {
  let text = ''
  for (let i = 0; i < run.length;) {
    const charset = run[i]?.charset ?? ''
    const same: Uint8Array[] = []
    for (; run[i]?.charset.toLowerCase() === charset.toLowerCase(); i++)
      same.push(run[i]?.bytes ?? new Uint8Array())
    // Each word of UTF-16 may have a byte order mark of its own.
    text += decodeText(Buffer.concat(same), charset).replaceAll(
      '\ufeff',
      /^utf-?16/i.test(charset) ? '' : '\ufeff',
    )
  }
  return text
}

const decodeRaw = (raw: string): string =>
  // eslint-disable-next-line no-control-regex
  /[\u001b\u0080-\u00ff]/.test(raw) ? decodeText(Buffer.from(raw, 'latin1'), '') : raw

/** Padding in the middle ends one piece; Node's decoder would stop there. */
function fromBase64(encoded: string): Uint8Array {
  return Buffer.concat(encoded.split(/=+/).map((piece) => Buffer.from(piece, 'base64')))
}

function fromQ(encoded: string): Uint8Array {
  const plain = encoded
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}
