import type { Place } from '../contract/message.ts'
import type { HeaderSummary } from '../contract/message-summary.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { sql } from './sql.ts'
import { fileMessage } from './threads.ts'

/** A message that has no row yet. */
export interface NewRow {
  accountId: string
  header: HeaderSummary
  /** Octets. */
  size: number
  /** Milliseconds since 1970; stands for the date that a header does not have. */
  now: number
  place?: Place
  isUnread?: boolean
  isStarred?: boolean
}

/**
 * A row for the lists, in the conversation that it belongs to: one statement, since each one more would have every index
 * and counter written again. Inside the caller's transaction.
 * @returns its number
 * @throws StoreError
 */
export function insertRow(
  db: WritableDb,
  { accountId, header, size, now, place = 'inbox', isUnread = true, isStarred = false }: NewRow,
): number {
  const id = nextId(db)
  const date = header.date ?? now
  const { threadId, senderKey, subjectKey, looseReply } = fileMessage(db, { accountId, id, header, date })
  db.run(sql`
    INSERT INTO message (
      id, account_id, place, is_unread, is_starred, date, first_seen, size, from_name, from_address, subject,
      message_id, header_hash, spam_score, is_spam, thread_id, sender_key, subject_key, loose_reply)
    VALUES (${id}, ${accountId}, ${place}, ${Number(isUnread)}, ${Number(isStarred)}, ${date}, ${now}, ${size},
      ${header.fromName}, ${header.fromAddress}, ${header.subject}, ${header.messageId}, ${header.headerHash},
      ${header.spamScore}, ${Number(header.isSpam)}, ${threadId}, ${senderKey}, ${subjectKey}, ${looseReply})`)
  return id
}

/** As AUTOINCREMENT would choose it: never one that another message had. */
const nextId = (db: ReadableDb): number =>
  db.get<{ id: number }>(sql`SELECT seq + 1 AS id FROM sqlite_sequence WHERE name = 'message'`)?.id ?? 1

/** The whole message is the better witness than its header alone was. @throws StoreError */
export function correctRow(db: WritableDb, accountId: string, id: number, header: HeaderSummary): void {
  const row = db.get<{ firstSeen: number }>(sql`SELECT first_seen AS firstSeen FROM message WHERE id = ${id}`)
  const date = header.date ?? row?.firstSeen ?? 0
  const { threadId, senderKey, subjectKey, looseReply } = fileMessage(db, { accountId, id, header, date })
  db.run(sql`
    UPDATE message SET
      date = ${date}, from_name = ${header.fromName}, from_address = ${header.fromAddress},
      subject = ${header.subject}, message_id = ${header.messageId}, header_hash = ${header.headerHash},
      spam_score = ${header.spamScore}, is_spam = ${Number(header.isSpam)}, thread_id = ${threadId},
      sender_key = ${senderKey}, subject_key = ${subjectKey}, loose_reply = ${looseReply}
    WHERE id = ${id}`)
}
