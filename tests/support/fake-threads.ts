import type { MessageRow, ThreadSummary } from '../../src-main/contract/message.ts'

/** One page of rows as a list by conversation has them: `threads` names the messages of each, the rest are alone. */
export function threadPage(
  rows: readonly MessageRow[],
  threads: readonly (readonly number[])[],
  { offset, limit }: { offset: number; limit: number },
): { total: number; rows: MessageRow[] } {
  const threadOf = new Map(threads.flatMap((ids) => ids.map((id) => [id, ids] as const)))
  const shown = new Set<readonly number[]>()
  const newest = rows.filter(({ id }) => {
    const thread = threadOf.get(id)
    if (thread === undefined) return true
    const isFirst = !shown.has(thread)
    shown.add(thread)
    return isFirst
  })
  const page = newest.slice(offset, offset + limit).map((row) => {
    const thread = threadOf.get(row.id)
    return { ...row, thread: summarise(thread ? rows.filter(({ id }) => thread.includes(id)) : [row]) }
  })
  return { total: newest.length, rows: page }
}

const summarise = (members: readonly MessageRow[]): ThreadSummary => ({
  id: Math.min(...members.map(({ id }) => id)),
  unread: members.filter(({ isUnread }) => isUnread).length,
  messageIds: members.map(({ id }) => id),
  people: [...new Set(members.map(({ fromName, fromAddress }) => fromName || fromAddress))],
})
