import { sep } from 'node:path'
import type { WholeMessage } from '../store/whole-messages.ts'

/** Windows takes no colon in a name; what programs there use instead. */
const BEFORE_FLAGS = sep === '\\' ? ';' : ':'

/** Flags at the end of a Maildir name, after `:2,` (or what stands for it on Windows). */
const FLAGS = /[:;!]2,([A-Za-z]*)$/

type Marks = Pick<WholeMessage, 'isUnread' | 'isStarred'>

/** The name of a message in a Maildir's `cur`: time, unique part, host, flags (https://cr.yp.to/proto/maildir.html). */
export const maildirName = ({
  id,
  date,
  isUnread,
  isStarred,
}: Pick<WholeMessage, 'id' | 'date'> & Marks): string =>
  `${String(Math.max(0, Math.floor(date / 1000)))}.R${String(id)}.restante${BEFORE_FLAGS}2,${isStarred ? 'F' : ''}${isUnread ? '' : 'S'}`

/** What the name of a file in a Maildir says of its message. One without flags has not been read. */
export function maildirMarks(name: string): Marks {
  const flags = FLAGS.exec(name)?.[1] ?? ''
  return { isUnread: !flags.includes('S'), isStarred: flags.includes('F') }
}
