import { Tokenize } from 'rtf-stream-parser'
import { decodeText } from '../charset.ts'
import { MAX_RTF_DEPTH } from '../limits.ts'

/** A piece of RTF as the tokenizer gives it. */
interface Token {
  /** 0: a group begins, 1: it ends, 2: a control word, 3: text. */
  type: number
  word?: string
  param?: number
  /** Octets of text, or of `\'hh`. */
  data?: Uint8Array
}

/** Groups that hold no text of the body. */
const OTHER = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote listtable listoverridetable rsidtbl generator themedata fldinst bkmkstart bkmkend xe tc datastore'.split(
    ' ',
  ),
)
const WRITTEN: Record<string, string> = {
  par: '\n', line: '\n', sect: '\n', page: '\n', row: '\n', cell: '\t', tab: '\t', emdash: '—', endash: '–', lquote: '‘', rquote: '’',
  ldblquote: '“', rdblquote: '”', bullet: '•', '~': '\u00a0', _: '-', '{': '{', '}': '}', '\\': '\\', zwj: '\u200d', zwnj: '\u200c',
} // prettier-ignore
/** Character sets of fonts (`\fcharset`) that are not the document's. */
const FONT_CHARSETS: Record<number, string> = {
  128: 'shift_jis', 129: 'euc-kr', 134: 'gbk', 136: 'big5', 161: 'windows-1253', 162: 'windows-1254', 163: 'windows-1258',
  177: 'windows-1255', 178: 'windows-1256', 186: 'windows-1257', 204: 'windows-1251', 222: 'windows-874', 238: 'windows-1250',
} // prettier-ignore

interface Group {
  isSkipped: boolean
  isFontTable: boolean
  font: number
  /** Characters that stand in for one `\u`, for programs that do not know it. */
  substitutes: number
}

/** The words of an RTF document, its lines and tabs; groups beyond the limit are what they are in. Never throws for what it contains. */
export function rtfToText(rtf: Uint8Array): string {
  const fonts = new Map<number, string>()
  const groups: Group[] = [{ isSkipped: false, isFontTable: false, font: -1, substitutes: 1 }]
  let charset = 'windows-1252'
  let text = ''
  let octets: number[] = []
  let toSkip = 0
  const group = (): Group =>
    groups.at(-1) ?? { isSkipped: true, isFontTable: false, font: -1, substitutes: 1 }
  const flush = (): void => {
    if (octets.length > 0) text += decodeText(Uint8Array.from(octets), fonts.get(group().font) ?? charset)
    octets = []
  }
  const put = (data: Uint8Array): void => {
    for (const octet of data) {
      if (toSkip > 0) toSkip--
      else if (!group().isSkipped) octets.push(octet)
    }
  }
  const write = (more: string): void => {
    flush()
    if (!group().isSkipped) text += more
  }
  const control = (word: string, param: number | undefined): void => {
    const state = group()
    if (word === '*' || OTHER.has(word)) {
      state.isSkipped = true
      state.isFontTable = word === 'fonttbl'
    } else if (word === 'f' && param !== undefined) {
      flush()
      state.font = param
    } else if (word === 'fcharset' && param !== undefined && groups.some(({ isFontTable }) => isFontTable)) {
      const known = FONT_CHARSETS[param]
      if (known) fonts.set(state.font, known)
    } else if (word === 'ansicpg' && param !== undefined)
      charset = param === 65001 ? 'utf-8' : `windows-${param}`
    else if (word === 'uc' && param !== undefined) state.substitutes = Math.min(Math.max(param, 0), 10)
    else if (word === 'u' && param !== undefined) {
      write(String.fromCharCode(param & 0xffff))
      toSkip = state.substitutes
    } else if (WRITTEN[word] !== undefined) write(WRITTEN[word])
  }

  for (const { type, word = '', param, data } of tokens(rtf)) {
    if (type === 0) {
      flush()
      toSkip = 0
      if (groups.length < MAX_RTF_DEPTH) groups.push({ ...group(), isFontTable: false })
    } else if (type === 1) {
      flush()
      toSkip = 0
      if (groups.length > 1) groups.pop()
    } else if (data) put(data)
    else control(word, param)
  }
  flush()
  return text.replaceAll('\0', '')
}

function tokens(rtf: Uint8Array): Token[] {
  const found: Token[] = []
  const tokenizer = new Tokenize()
  tokenizer.push = (token: Token | null) => {
    if (token) found.push(token)
    return true
  }
  const ignore = (): void => undefined
  tokenizer._transform(Buffer.from(rtf.buffer, rtf.byteOffset, rtf.byteLength), 'latin1', ignore)
  tokenizer._flush(ignore)
  return found
}
