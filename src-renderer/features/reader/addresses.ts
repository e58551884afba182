import type { Address, MessageDetail } from '../../../src-main/contract/message.ts'

/** The name of an address, or the address itself where it has none. */
export const shortName = ({ name, address }: Address): string => name || address

/** Name and address, as people write them. */
export const fullName = ({ name, address }: Address): string => (name ? `${name} <${address}>` : address)

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/**
 * Where an answer would go, when that is not where the message came from: a usual trick of fraud, and the way of mailing
 * lists, where it goes to one of those the message was written to (`toList`).
 */
export function foreignReplyTo({
  from,
  to,
  cc,
  replyTo,
}: Pick<MessageDetail, 'from' | 'to' | 'cc' | 'replyTo'>): { foreign: Address[]; toList: Address[] } {
  const isIn = (list: Address[], { address }: Address): boolean =>
    list.some((one) => isSame(one.address, address))
  const others = replyTo.filter((one) => !isIn(from, one))
  return {
    foreign: others.filter((one) => !isIn([...to, ...cc], one)),
    toList: others.filter((one) => isIn([...to, ...cc], one)),
  }
}

/** Whether an address is that of the program of a mailing list which the message was written to: `list-owner@` for `list@`. */
export function isListProgram(sender: string, { to, cc }: Pick<MessageDetail, 'to' | 'cc'>): boolean {
  const [name, domain] = halves(sender)
  return [...to, ...cc].some(({ address }) => {
    const [list, at] = halves(address)
    return list !== '' && at === domain && name !== list && LIST_PROGRAMS.some((made) => made(list) === name)
  })
}

/** What Mailman, Majordomo and others make of a list's name. */
const LIST_PROGRAMS: ((list: string) => string)[] = [
  (list) => `owner-${list}`,
  ...['admin', 'owner', 'bounces', 'bounce', 'request', 'errors'].map(
    (end) => (list: string) => `${list}-${end}`,
  ),
]

/** The address alone, of one that is written as people write it. */
export const bare = (written: string): string => /<([^<>]*)>$/.exec(written)?.[1] ?? written

function halves(address: string): [name: string, domain: string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, Math.max(at, 0)).toLowerCase(), address.slice(at + 1).toLowerCase()]
}

/** The first letter or sign of a name, whole: a surrogate pair or a letter with its marks stays together. */
export function initialOf(name: string): string {
  const letters = name.replace(/^[^\p{L}\p{N}]+/u, '')
  const [first] = new Intl.Segmenter().segment(letters || name)
  return (first?.segment ?? '').toLocaleUpperCase()
}
