import type { Address } from '../contract/message.ts'
import { cleanLine } from './clean-line.ts'
import { decodeWords } from './encoded-words.ts'
import { MAX_ADDRESSES, MAX_FIELD_LENGTH } from './limits.ts'
import { shownAddress } from './sender/shown-domain.ts'

/** What was read of one mailbox so far; each character one octet. */
interface Mailbox {
  phrase: string
  /** Between `<` and `>`; null while there was none. */
  angle: string | null
  comment: string
}

const emptyMailbox = (): Mailbox => ({ phrase: '', angle: null, comment: '' })

/**
 * Reads an address list (RFC 5322 section 3.4): groups are flattened, comments serve as names where there is no
 * other, encoded words are decoded after the structure is read, so that nothing in them can make an address.
 * Linear in the length of the field.
 * @param raw the field, each character one octet.
 */
export function parseAddresses(raw: string): Address[] {
  const text = raw.slice(0, MAX_FIELD_LENGTH)
  const addresses: Address[] = []
  let box = emptyMailbox()
  const finish = (): void => {
    const address = toAddress(box)
    if (address) addresses.push(address)
    box = emptyMailbox()
  }
  for (let i = 0; i < text.length && addresses.length < MAX_ADDRESSES;) {
    const char = text[i] ?? ''
    if (char === '"') {
      const quoted = readQuoted(text, i)
      box.phrase += isLocalPart(text, quoted.end) ? text.slice(i, quoted.end) : quoted.value
      i = quoted.end
    } else if (char === '(') {
      const comment = readComment(text, i)
      box.comment ||= comment.value
      i = comment.end
    } else if (char === '<') {
      const close = text.indexOf('>', i)
      const end = close < 0 ? text.length : close
      box.angle ??= text.slice(i + 1, end)
      i = end + 1
    } else if (char === '=' && text[i + 1] === '?') {
      const word = encodedWord(text, i)
      box.phrase += word
      i += word.length
    } else if (char === ',' || char === ';') {
      finish()
      i++
    } else if (char === ':' && box.angle === null && !box.phrase.includes('@')) {
      // The name of a group; its members follow.
      box = emptyMailbox()
      i++
    } else {
      box.phrase += char
      i++
    }
  }
  finish()
  return addresses
}

function toAddress({ phrase, angle, comment }: Mailbox): Address | null {
  if (angle !== null) return named(phrase.trim() || comment, angle)
  // The obsolete form has white space around dots and at signs: `joe @ example . org` (section 4.4).
  const joined = phrase.replace(/\s+/g, ' ').replace(/ ?([.@]) ?/g, '$1')
  const words: string[] = joined.match(/"[^"]*"[^ ]*|[^ ]+/g) ?? []
  // An address without a domain is a user of the sender's own computer; several words are but a name.
  const address = words.find((word) => word.includes('@')) ?? (words.length === 1 ? words[0] : undefined)
  if (address === undefined) return words.length > 0 ? named(phrase, '') : null
  return named(words.filter((word) => word !== address).join(' ') || comment, address)
}

function named(rawName: string, rawAddress: string): Address {
  const address = cleanAddress(rawAddress)
  const name = cleanLine(decodeWords(rawName))
  return { name: name === address ? '' : name, address }
}

/** Without white space, comments and an obsolete route (`@a,@b:`), the domain as it is safe to show. */
function cleanAddress(raw: string): string {
  const address = raw.replace(/^\s*(?:@[^:<>]*:)/, '').replace(/\([^()]*\)/g, '')
  return shownAddress(cleanLine(decodeWords(address)).replace(/\s+/g, ''))
}

function readQuoted(text: string, start: number): { value: string; end: number } {
  let value = ''
  for (let i = start + 1; i < text.length; i++) {
    const char = text[i] ?? ''
    if (char === '"') return { value, end: i + 1 }
    if (char === '\\') i++
    value += text[i] ?? ''
  }
  return { value, end: text.length }
}

/** Whether the quoted string that ends here is the local part of an address: `"john doe"@example.org`. */
const isLocalPart = (text: string, end: number): boolean => text[end] === '@' || text[end] === '.'

function readComment(text: string, start: number): { value: string; end: number } {
  let depth = 0
  let value = ''
  for (let i = start; i < text.length; i++) {
    const char = text[i] ?? ''
    if (char === '\\') {
      i++
      value += text[i] ?? ''
      continue
    }
    if (char === '(' && depth++ === 0) continue
    if (char === ')' && --depth === 0) return { value, end: i + 1 }
    value += char
  }
  return { value, end: text.length }
}

/** An encoded word at this place, whole, so that a comma in it separates nothing; else the two characters. */
function encodedWord(text: string, start: number): string {
  return /^=\?[^?\s]{1,60}\?[bq]\?[^?]{0,500}\?=/i.exec(text.slice(start, start + 600))?.[0] ?? '=?'
}
