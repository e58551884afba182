import type { Address, MessageDetail } from '../../../src-main/contract/message.ts'

/** The name of an address, or the address itself where it has none. */
export const shortName = ({ name, address }: Address): string => name || address

/** Name and address, as people write them. */
export const fullName = ({ name, address }: Address): string => (name ? `${name} <${address}>` : address)

/** Where an answer would go, when that is not where the message came from: a usual trick of fraud. */
export function foreignReplyTo({ from, replyTo }: Pick<MessageDetail, 'from' | 'replyTo'>): Address[] {
  const senders = new Set(from.map(({ address }) => address.toLowerCase()))
  return replyTo.filter(({ address }) => !senders.has(address.toLowerCase()))
}

/** The first letter or sign of a name, whole: a surrogate pair or a letter with its marks stays together. */
export function initialOf(name: string): string {
  const letters = name.replace(/^[^\p{L}\p{N}]+/u, '')
  const [first] = new Intl.Segmenter().segment(letters || name)
  return (first?.segment ?? '').toLocaleUpperCase()
}
