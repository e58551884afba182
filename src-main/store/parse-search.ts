import type { Place } from '../contract/message.ts'
import { dayOf, octetsOf } from './search-moments.ts'
import { foldName, isAttachment, operatorOf, placeOf, stateOf } from './search-operators.ts'
import type { Operator } from './search-operators.ts'
import { foldSearchText } from './search-text.ts'

/** Words to find: where, and whether they must not be there. */
export interface SearchTerm {
  text: string
  /** In quotes: the words follow each other, and end where the quotes do. */
  isPhrase: boolean
  field: 'any' | 'sender' | 'recipients' | 'subject'
  isNot: boolean
}

/** What a message must be, besides having words. */
export type SearchFact =
  | { kind: 'attachment' | 'unread' | 'starred' }
  | { kind: 'before'; date: number }
  | { kind: 'larger'; octets: number }
  | { kind: 'place'; place: Place }
  | { kind: 'label'; id: number }
  | { kind: 'account'; ids: string[] }

export interface Search {
  terms: SearchTerm[]
  facts: (SearchFact & { isNot: boolean })[]
}

/** What names in a search are looked up in. */
export interface SearchNames {
  labels: readonly { id: number; name: string }[]
  accounts: readonly { id: string; names: readonly string[] }[]
  /** Milliseconds since 1970: what relative dates are relative to. */
  now: number
}

/** `-` `name:` then words in quotes (an open quote ends with the text) or a word; a quote inside a word is part of it. */
const TOKEN = /(-)?(?:(\p{L}[\p{L}\p{M}]*):\s*)?(?:"([^"]*)"?|([^\s"]+(?:"[^\s"]+)*))/gu
/** More words than this narrow nothing, and each costs. */
const MAX_TERMS = 40
const FIELDS = { from: 'sender', to: 'recipients', subject: 'subject' } as const

/**
 * Takes what a person typed apart. Nothing typed is an error: an operator that does not mean anything (yet) is text.
 */
export function parseSearch(typed: string, names: SearchNames): Search {
  const search: Search = { terms: [], facts: [] }
  const folded = foldSearchText(typed.replaceAll('\0', ' '))
  for (const [, minus, name = '', phrase, word = ''] of folded.matchAll(TOKEN)) {
    const value = phrase ?? word
    const isNot = minus !== undefined
    const operator = operatorOf(name)
    const fact = operator && factOf(operator, value, names)
    if (fact) search.facts.push({ ...fact, isNot: isNot !== fact.isNot })
    else if (operator && Object.hasOwn(FIELDS, operator)) {
      addTerm(search, {
        text: value,
        isPhrase: phrase !== undefined,
        field: FIELDS[operator as 'from'],
        isNot,
      })
    } else {
      const isText = { field: 'any', isNot } as const
      if (name !== '') addTerm(search, { text: name, isPhrase: false, ...isText })
      addTerm(search, { text: value, isPhrase: phrase !== undefined, ...isText })
    }
  }
  return search
}

/** What consists of marks alone is nothing to look for. */
function addTerm(search: Search, term: SearchTerm): void {
  if (/[\p{L}\p{N}]/u.test(term.text) && search.terms.length < MAX_TERMS) search.terms.push(term)
}

function factOf(
  operator: Operator,
  value: string,
  { labels, accounts, now }: SearchNames,
): (SearchFact & { isNot: boolean }) | undefined {
  const is = <T extends SearchFact>(fact: T, isNot = false): T & { isNot: boolean } => ({ ...fact, isNot })
  switch (operator) {
    case 'has':
      return isAttachment(value) ? is({ kind: 'attachment' }) : undefined
    case 'is': {
      const state = stateOf(value)
      if (state === 'read') return is({ kind: 'unread' }, true)
      return state && is({ kind: state })
    }
    case 'before':
    case 'after': {
      const date = dayOf(value, now)
      return date === null ? undefined : is({ kind: 'before', date }, operator === 'after')
    }
    case 'larger':
    case 'smaller': {
      const octets = octetsOf(value)
      return octets === null ? undefined : is({ kind: 'larger', octets }, operator === 'smaller')
    }
    case 'in': {
      // The user's own names first: a label may be called as a place is.
      const label = labels.find(({ name }) => foldName(name) === foldName(value))
      if (label) return is({ kind: 'label', id: label.id })
      const place = placeOf(value)
      return place && is(place === 'starred' ? { kind: 'starred' } : { kind: 'place', place })
    }
    case 'account': {
      const ids = accounts
        .filter(({ names }) => names.some((name) => isBegun(name, value)))
        .map(({ id }) => id)
      return ids.length === 0 ? undefined : is({ kind: 'account', ids })
    }
    case 'from':
    case 'to':
    case 'subject':
      return undefined
  }
}

/** Whether a name, or a word of it, begins so. */
const isBegun = (name: string, typed: string): boolean => {
  const begin = foldName(typed)
  return begin !== '' && ` ${foldName(name)}`.includes(` ${begin}`)
}
