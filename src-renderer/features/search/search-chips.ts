import type { MessageKey } from '../../text/messages.ts'

/** An operator of the search language, as the help offers it (store/search-operators.ts understands it). */
export interface SearchChip {
  name:
    | 'from'
    | 'to'
    | 'subject'
    | 'attachment'
    | 'unread'
    | 'starred'
    | 'after'
    | 'before'
    | 'larger'
    | 'in'
    | 'account'
    | 'not'
  /** It means something by itself; others wait for what is typed after them. */
  isWhole: boolean
}

const chip = (name: SearchChip['name'], isWhole = false): SearchChip => ({ name, isWhole })

export const SEARCH_CHIPS: readonly SearchChip[] = [
  chip('from'),
  chip('to'),
  chip('subject'),
  chip('attachment', true),
  chip('unread', true),
  chip('starred', true),
  chip('after'),
  chip('before'),
  chip('larger'),
  chip('in'),
  chip('account'),
  chip('not'),
]

export const chipText = ({ name }: SearchChip): MessageKey => `search.chips.${name}.text`
export const chipHelp = ({ name }: SearchChip): MessageKey => `search.chips.${name}.help`

/** What is typed, with an operator after it. */
export function withChip(typed: string, text: string, isWhole: boolean): string {
  const before = typed.trimEnd()
  return `${before}${before === '' ? '' : ' '}${text}${isWhole ? ' ' : ''}`
}
