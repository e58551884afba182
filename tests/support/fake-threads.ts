import type { MessageRow } from '../../src-main/contract/message.ts'

/** Rows as a list by conversation has them: `threads` names the messages of each, the rest are alone. */
export function byThread(rows: readonly MessageRow[], threads: readonly (readonly number[])[]): MessageRow[] {
  const threadOf = new Map(threads.flatMap((ids) => ids.map((id) => [id, ids] as const)))
  const seen = new Set<number>()
  return rows.flatMap((row) => {
    if (seen.has(row.id)) return []
    const ids = threadOf.get(row.id) ?? [row.id]
    const members = ids.length === 1 ? [row] : rows.filter(({ id }) => ids.includes(id))
    for (const { id } of members) seen.add(id)
    const thread = {
      id: Math.min(...ids),
      unread: members.filter(({ isUnread }) => isUnread).length,
      messageIds: members.map(({ id }) => id),
      people: [...new Set(members.map(({ fromName, fromAddress }) => fromName || fromAddress))],
    }
    return [{ ...row, thread }]
  })
}
