import type { Place } from '../contract/message.ts'
import type { HeaderSummary } from '../contract/message-summary.ts'
import type { WritableDb } from './handles.ts'
import { hashBytes } from './header-hash.ts'
import { insertRow } from './message-row.ts'
import { sql } from './sql.ts'
import { awaitIndexing } from './unindexed.ts'

/** A message that comes from a file. */
export interface ImportedMessage {
  header: HeaderSummary
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
    for (const message of messages) {
      const id = insertWhole(db, accountId, place, message, now)
      awaitIndexing(db, { id, held: 'whole', recipients: '' })
    }
  })
}

function insertWhole(
  db: WritableDb,
  accountId: string,
  place: Place,
  { header, bytes, sha256, isUnread, isStarred }: ImportedMessage,
  now: number,
): number {
  const id = insertRow(db, { accountId, header, size: bytes.length, now, place, isUnread, isStarred })
  // The driver binds no bytes at all as NULL, and an empty message is a message.
  db.run(sql`
    INSERT INTO message_bytes (message_id, sha256, bytes)
    VALUES (${id}, ${Buffer.from(sha256, 'hex')}, coalesce(${bytes}, x''))`)
  db.run(sql`
    INSERT INTO forgotten (message_id, account_id, header_hash, size)
    VALUES (${id}, ${accountId}, ${hashBytes(header.headerHash)}, ${bytes.length})`)
  return id
}
