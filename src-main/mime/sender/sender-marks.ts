import { domainToUnicode } from 'node:url'
import type { Address } from '../../contract/message.ts'
import type { SenderMark } from '../../contract/sender-mark.ts'
import { cleanLine, hasHiddenCharacters } from '../clean-line.ts'
import { decodeWords } from '../encoded-words.ts'
import { parseAddresses } from '../header-addresses.ts'
import { headerLength, readAllFields } from '../header-fields.ts'
import { lookAlike } from './look-alikes.ts'
import { isDeceptive } from './shown-domain.ts'

/** Addresses named by one mark. */
const MAX_NAMED = 10

const FIELDS = new Set(['from', 'sender', 'reply-to', 'subject'])

/**
 * What about the sender of a message may mean to deceive.
 * @param ownDomains the user's own, which others like to look like
 */
export function senderMarks(message: Uint8Array, ownDomains: readonly string[]): SenderMark[] {
  const fields = readAllFields(message.subarray(0, headerLength(message)), FIELDS)
  const raw = (name: string): string[] => fields.get(name) ?? []
  const senders = raw('from').flatMap(parseAddresses)
  const marks: SenderMark[] = []
  if (senders.length > 1)
    marks.push({ kind: 'several-senders', addresses: senders.slice(0, MAX_NAMED).map(written) })
  const [sentBy] = raw('sender').flatMap(parseAddresses)
  if (sentBy && sentBy.address !== '' && senders.length > 0 && !senders.some((one) => isSame(one, sentBy))) {
    marks.push({ kind: 'sent-by', address: written(sentBy) })
  }
  const [from] = senders
  if (from) marks.push(...marksOf(from, ownDomains))
  if (
    [...raw('subject'), ...raw('from'), ...raw('reply-to')].some((text) =>
      hasHiddenCharacters(decodeWords(text)),
    )
  ) {
    marks.push({ kind: 'hidden-characters' })
  }
  return marks
}

function marksOf(from: Address, ownDomains: readonly string[]): SenderMark[] {
  const marks: SenderMark[] = []
  const claimed = /[^\s<>"'(),;:[\]]{1,64}[@＠][^\s<>"'(),;:[\]]{1,255}/u.exec(from.name)?.[0]
  if (claimed !== undefined && claimed.replace('＠', '@').toLowerCase() !== from.address.toLowerCase()) {
    marks.push({ kind: 'address-in-name', claimed })
  }
  const domain = domainToUnicode(from.address.slice(from.address.lastIndexOf('@') + 1))
  if (isDeceptive(domain)) marks.push({ kind: 'mixed-scripts', written: cleanLine(domain) })
  const known = lookAlike(domain, ownDomains)
  if (known !== undefined) marks.push({ kind: 'look-alike', known })
  return marks
}

const isSame = (a: Address, b: Address): boolean => a.address.toLowerCase() === b.address.toLowerCase()

const written = ({ name, address }: Address): string => cleanLine(name ? `${name} <${address}>` : address)
