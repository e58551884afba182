import type { Place } from '../contract/message.ts'
import type { BodySummary, HeaderSummary } from '../contract/message-summary.ts'
import type { WritableDb } from './handles.ts'
import { hashBytes } from './header-hash.ts'
import { sql } from './sql.ts'

/** A message that comes from a file. */
export interface ImportedMessage {
  header: HeaderSummary
  body: BodySummary
  bytes: Uint8Array<ArrayBuffer>
  /** SHA-256 (hex) of `bytes`. */
  sha256: string
  isUnread: boolean
  isStarred: boolean
}

/**
 * Messages out of files, all or none of them. They have no UID: the ledger knows nothing of them. Should the server of
 * their account list them, they are recognised by their header and size, and not downloaded again.
 * @throws StoreError
 */
export function commitImported(
  db: WritableDb,
  {
    accountId,
    place,
    messages,
    now,
  }: { accountId: string; place: Place; messages: ImportedMessage[]; now: number },
): void {
  db.transaction(() => {
    const ids = messages.map((message) => insertWhole(db, accountId, place, message, now))
    messages.forEach((message, at) => enterText(db, ids[at] ?? 0, message))
  })
}

function insertWhole(
  db: WritableDb,
  accountId: string,
  place: Place,
  { header, body, bytes, sha256, isUnread, isStarred }: ImportedMessage,
  now: number,
): number {
  const id = db.run(sql`
    INSERT INTO message (
      account_id, place, is_unread, is_starred, has_attachments, date, first_seen, size, from_name, from_address, subject,
      preview, message_id, header_hash, spam_score, is_spam)
    VALUES (${accountId}, ${place}, ${Number(isUnread)}, ${Number(isStarred)}, ${Number(body.hasAttachments)},
      ${header.date ?? now}, ${now}, ${bytes.length}, ${header.fromName}, ${header.fromAddress}, ${header.subject},
      ${body.preview}, ${header.messageId}, ${header.headerHash}, ${header.spamScore}, ${Number(header.isSpam)})`).lastInsertRowid
  // The driver binds no bytes at all as NULL, and an empty message is a message.
  db.run(sql`
    INSERT INTO message_bytes (message_id, sha256, bytes)
    VALUES (${id}, ${Buffer.from(sha256, 'hex')}, coalesce(${bytes}, x''))`)
  db.run(sql`
    INSERT INTO forgotten (message_id, account_id, header_hash, size)
    VALUES (${id}, ${accountId}, ${hashBytes(header.headerHash)}, ${bytes.length})`)
  return id
}

function enterText(db: WritableDb, id: number, { header, body }: ImportedMessage): void {
  db.run(sql`
    INSERT INTO message_text (rowid, subject, sender, recipients, body)
    VALUES (${id}, ${header.subject}, ${`${header.fromName} ${header.fromAddress}`}, ${header.recipients},
      ${body.searchText})`)
}
