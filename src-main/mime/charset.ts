import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { guessCharset } from './guess-charset.ts'
import { shiftedToEuc } from './shift-charsets.ts'

/** Labels that promise nothing: what they name is 7-bit, or they are no character set at all. */
const SILENT = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'unknown-8bit',
  'x-unknown',
  '8bit',
  '7bit',
])
const UTF8 = new Set(['utf-8', 'utf8', 'unicode-1-1-utf-8'])
const LATIN1 = new Set(['iso-8859-1', 'latin1', 'windows-1252', 'cp1252', 'l1'])

/** Names that iconv-lite does not know, or knows otherwise than mail means them. */
const ALIASES: Record<string, string> = {
  'iso-8859-8-i': 'iso-8859-8',
  'iso-8859-8-e': 'iso-8859-8',
  'iso-8859-6-i': 'iso-8859-6',
  'iso-8859-6-e': 'iso-8859-6',
  'x-sjis': 'shift_jis',
  'x-mac-roman': 'macroman',
  'x-mac-cyrillic': 'maccyrillic',
  'x-gbk': 'gbk',
  'x-big5': 'big5',
  chinesebig5: 'big5',
  'unicode-1-1-utf-7': 'utf-7',
  'utf-16': 'utf-16',
}

/**
 * Decodes text of mail. The label is believed unless the octets contradict it; unlabelled and wrongly labelled
 * text is guessed. Never throws: what cannot be decoded becomes U+FFFD.
 * @param label a charset name as found, in any case; empty when none was given.
 * @param isHtml then UTF-7 is not decoded: it would smuggle markup past everyone who reads the octets.
 */
export function decodeText(bytes: Uint8Array, label: string, isHtml = false): string {
  const name = cleanLabel(label)
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return toUtf8(bytes.subarray(3))
  if (UTF8.has(name)) return decodeAsUtf8(bytes)
  if (name === 'iso-2022-jp' || name === 'iso-2022-jp-1' || name === 'csiso2022jp') {
    return iconv.decode(shiftedToEuc(bytes, 'iso-2022'), 'euc-jp')
  }
  if (name === 'iso-2022-kr') return iconv.decode(shiftedToEuc(bytes, 'iso-2022'), 'euc-kr')
  if (name === 'iso-2022-cn') return iconv.decode(shiftedToEuc(bytes, 'iso-2022'), 'gb2312')
  if (name === 'hz-gb-2312' || name === 'hz') return iconv.decode(shiftedToEuc(bytes, 'hz'), 'gb2312')
  const known = ALIASES[name] ?? name
  if (!isUsable(known, isHtml)) return decodeUnlabelled(bytes)
  if (LATIN1.has(known) && hasUtf8Letters(bytes)) return toUtf8(bytes)
  return iconv.decode(bytes, known === 'iso-8859-1' || known === 'latin1' ? 'windows-1252' : known)
}

function cleanLabel(label: string): string {
  // RFC 2231 section 5: a language may follow, as in `us-ascii*en`.
  return (label.split('*')[0] ?? '').replace(/["'\s]/g, '').toLowerCase()
}

function isUsable(name: string, isHtml: boolean): boolean {
  if (SILENT.has(name) || (isHtml && name.startsWith('utf-7'))) return false
  // iconv-lite also "decodes" from these, which are no character sets.
  return !/^(base64|hex|binary|internal|ucs-?2)/.test(name) && iconv.encodingExists(name)
}

const toUtf8 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()

function decodeUnlabelled(bytes: Uint8Array): string {
  if (isUtf8(bytes)) {
    return bytes.includes(0x1b) && hasEscapes(bytes)
      ? iconv.decode(shiftedToEuc(bytes, 'iso-2022'), 'euc-jp')
      : toUtf8(bytes)
  }
  return iconv.decode(bytes, guessCharset(bytes))
}

/** ESC $ B or ESC $ @: the start of Japanese, in text that does not say so. */
// eslint-disable-next-line no-control-regex
const hasEscapes = (bytes: Uint8Array): boolean => /\u001b\$[B@]/.test(toUtf8(bytes.subarray(0, 4096)))

/** A cut character here and there is still UTF-8; text that is mostly wrong is something else. */
function decodeAsUtf8(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return toUtf8(bytes)
  const text = toUtf8(bytes)
  let wrong = 0
  let right = 0
  for (const char of text.slice(0, 4096)) {
    if (char === '\ufffd') wrong++
    else if (char > '\u007f') right++
  }
  return wrong > right ? decodeUnlabelled(bytes) : text
}

/** Whether there are letters outside ASCII, all of them valid UTF-8: no text in Latin-1 looks like that. */
function hasUtf8Letters(bytes: Uint8Array): boolean {
  let high = 0
  for (const octet of bytes) if (octet > 0x7f) high++
  return high >= 4 && isUtf8(bytes)
}
