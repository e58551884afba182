import type { BodySummary } from '../contract/message-summary.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { judge } from './junk.ts'
import type { Held } from './ledger-operations.ts'
import { foldSearchText } from './search-text.ts'
import { sql } from './sql.ts'
import { textRowid } from './text-rowid.ts'

/** A message whose words are not in the search index yet. */
export interface Unindexed {
  id: number
  /** Octets. */
  size: number
  /** What of it is here, and to be indexed. */
  held: Exclude<Held, 'nothing'>
  /** Of a message of which only the header is known; the others are read with their bytes. */
  recipients: string
}

/** The words of a message, as it was when they were read. */
export interface MessageWords extends Pick<Unindexed, 'id' | 'held' | 'recipients'> {
  /** null: only its header is here. */
  body: BodySummary | null
  /** It could not be taken apart: it is found by its header, and not tried again. */
  isUnreadable: boolean
}

/** Enters a message in the queue, in the transaction that commits it; anew when more of it is here. @throws StoreError */
export function awaitIndexing(db: WritableDb, { id, held, recipients }: Omit<Unindexed, 'size'>): void {
  const kept = held === 'header' ? recipients : ''
  db.run(sql`
    INSERT OR REPLACE INTO unindexed (message_id, held, recipients) VALUES (${id}, ${held}, ${kept})`)
}

/** The next messages that wait, in the order in which they came. @throws StoreError */
export const listUnindexed = (db: ReadableDb, { limit }: { limit: number }): Unindexed[] =>
  db.all(sql`
    SELECT id, size, held, recipients FROM unindexed JOIN message ON id = unindexed.message_id
    WHERE is_unreadable = 0 ORDER BY unindexed.message_id LIMIT ${limit}`)

/** How many wait. @throws StoreError */
export const countUnindexed = (db: ReadableDb): number =>
  db.get<{ count: number }>(sql`SELECT count(*) AS count FROM unindexed WHERE is_unreadable = 0`)?.count ?? 0

/**
 * Enters words in the search index, with what the list shows of the body. A message that was removed meanwhile, or of
 * which more has come, is passed over: the latter is still in the queue.
 * @throws StoreError
 */
export function indexMessages(
  db: WritableDb,
  { messages, judgesSince }: { messages: MessageWords[]; judgesSince?: number | undefined },
): { accountIds: string[] } {
  return db.transaction(() => {
    const current = messages.filter((message) => leaveQueue(db, message))
    const accountIds = new Set(current.flatMap((message) => showBody(db, message)))
    if (judgesSince !== undefined) {
      for (const { id, held, body } of current)
        if (held === 'whole' && body) judge(db, id, body.searchText, judgesSince)
    }
    for (const { id, held, body } of current)
      if (held === 'whole' && body?.hasPdf)
        db.run(sql`INSERT OR REPLACE INTO unindexed_pdfs (message_id) VALUES (${id})`)
    // Last: FTS5 gathers terms in memory, and a statement on another table that could fail half-way makes it write them
    // out, as a tiny segment to be merged later.
    for (const message of current) enterWords(db, message)
    return { accountIds: [...accountIds] }
  })
}

function leaveQueue(db: WritableDb, { id, held, isUnreadable }: MessageWords): boolean {
  const those = sql`message_id = ${id} AND held = ${held}`
  const { changes } = db.run(
    isUnreadable
      ? sql`UPDATE unindexed SET is_unreadable = 1 WHERE ${those}`
      : sql`DELETE FROM unindexed WHERE ${those}`,
  )
  return changes > 0
}

/** Whose list it changed. */
const showBody = (db: WritableDb, { id, body }: MessageWords): string[] =>
  body === null
    ? []
    : db
        .all<{ accountId: string }>(
          sql`
          UPDATE message SET preview = ${body.preview}, has_attachments = ${Number(body.hasAttachments)}
          WHERE id = ${id} RETURNING account_id AS accountId`,
        )
        .map(({ accountId }) => accountId)

/** Enters the words of a message, in place of those it has there. @throws StoreError */
export function enterWords(
  db: WritableDb,
  { id, recipients, body }: Pick<MessageWords, 'id' | 'recipients' | 'body'>,
): void {
  const row = db.get<{ date: number; subject: string; sender: string }>(sql`
    SELECT date, subject, from_name || ' ' || from_address AS sender FROM message WHERE id = ${id}`)
  if (!row) return
  db.run(sql`
    INSERT OR REPLACE INTO message_text (rowid, subject, sender, recipients, body, attachments)
    VALUES (${textRowid(row.date, id)}, ${foldSearchText(row.subject)}, ${foldSearchText(row.sender)},
      ${foldSearchText(recipients)}, ${foldSearchText(body?.searchText ?? '')},
      ${foldSearchText(body?.attachmentText ?? '')})`)
}
