import type { PromptState } from '../contract/console.ts'

/** What the replies of a session have told about its maildrop. */
export type MaildropView = Pick<PromptState, 'marked' | 'messages'>

export const NOTHING_KNOWN: MaildropView = { marked: [], messages: null }

/**
 * What is known after `line` was answered by +OK and `text` and, for a listing, `body`. Marks come and go by DELE and
 * RSET; how many messages there are is told by STAT, LIST and UIDL (RFC 1939 section 5).
 */
export function learn(view: MaildropView, line: string, text: string, body: string): MaildropView {
  const [verb = '', argument] = line.trim().toUpperCase().split(/\s+/)
  switch (verb) {
    case 'DELE': {
      const number = Number(argument)
      if (!Number.isSafeInteger(number) || view.marked.includes(number)) return view
      return { ...view, marked: [...view.marked, number].sort((a, b) => a - b) }
    }
    case 'RSET':
      return { ...view, marked: [] }
    case 'STAT': {
      const [count] = /^\d{1,9}/.exec(text) ?? []
      // STAT leaves marked messages out, whose numbers are still taken.
      return count === undefined
        ? view
        : { ...view, messages: Math.max(view.messages ?? 0, Number(count) + view.marked.length) }
    }
    case 'LIST':
    case 'UIDL': {
      if (argument !== undefined) return view
      const numbers = [...body.matchAll(/^(\d{1,9})\s/gm)].map(([, number]) => Number(number))
      return { ...view, messages: Math.max(view.messages ?? 0, numbers.at(-1) ?? 0) }
    }
    default:
      return view
  }
}
