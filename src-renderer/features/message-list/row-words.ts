import type { MessageRow } from '../../../src-main/contract/message.ts'
import type { Translate } from '../../text/messages.ts'
import { whereWords } from './where-words.ts'

/** Who takes part in the conversation that a row stands for, by their first names when there are many; empty: only one does. */
export function peopleWords({ thread }: MessageRow): string {
  const people = thread?.people ?? []
  if (people.length < 2) return ''
  const isCrowded = (thread?.messageIds.length ?? 0) > 2
  return people.map((name) => (isCrowded ? firstWord(name) : name)).join(', ')
}

/** Of several people the first names say enough; of an address, what is before the @. */
const firstWord = (name: string): string => name.split(/[\s@]/)[0] || name

/** What the marks of a row say to the eye, in words. */
export const factWords = (t: Translate, { isStarred, hasAttachments, where }: MessageRow): string =>
  [isStarred && t('list.isStarred'), hasAttachments && t('list.hasAttachments'), whereWords(t, where)]
    .filter(Boolean)
    .join(', ')
