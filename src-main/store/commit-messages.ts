import type { HeaderSummary } from '../contract/message-summary.ts'
import { applyRules } from './apply-rules.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { sql } from './sql.ts'
import type { NewHeader, NewMessage } from './store-operations.ts'

/** Rows for messages of which only the header is known; a UID already in the ledger is left as it is. @throws StoreError */
export function commitHeaders(
  db: WritableDb,
  { accountId, headers, now }: { accountId: string; headers: NewHeader[]; now: number },
): void {
  db.transaction(() => {
    const texts: SearchText[] = []
    for (const item of headers) {
      if (knownUid(db, accountId, item.uid)) continue
      const id = insertRow(db, accountId, item, now)
      enterInLedger(db, accountId, item, { id, state: 'on-server', now })
      followRules(db, accountId, id, item, now)
      texts.push({ id, header: item.header, body: '' })
    }
    indexTexts(db, texts)
  })
}

/**
 * Messages with their bytes, search text and ledger, all or none of them. A row that had only its header keeps
 * its number and marks; a UID whose bytes are here already is left as it is.
 * @throws StoreError
 */
export function commitMessages(
  db: WritableDb,
  { accountId, messages, now }: { accountId: string; messages: NewMessage[]; now: number },
): void {
  db.transaction(() => {
    const texts: SearchText[] = []
    for (const message of messages) {
      const known = knownUid(db, accountId, message.uid)
      if (known && known.state !== 'on-server') continue
      const id = known?.messageId ?? insertRow(db, accountId, message, now)
      completeRow(db, id, message)
      enterInLedger(db, accountId, message, { id, state: 'both', now })
      if (!known) followRules(db, accountId, id, message, now)
      texts.push({ id, header: message.header, body: message.body.searchText })
    }
    indexTexts(db, texts)
  })
}

const knownUid = (db: ReadableDb, accountId: string, uid: string) =>
  db.get<{ state: string; messageId: number | null }>(
    sql`SELECT state, message_id AS messageId FROM ledger WHERE account_id = ${accountId} AND uid = ${uid}`,
  )

function insertRow(db: WritableDb, accountId: string, { header, size }: NewHeader, now: number): number {
  return db.run(sql`
    INSERT INTO message (
      account_id, date, first_seen, size, from_name, from_address, subject, message_id, header_hash,
      spam_score, is_spam)
    VALUES (${accountId}, ${header.date ?? now}, ${now}, ${size}, ${header.fromName}, ${header.fromAddress},
      ${header.subject}, ${header.messageId}, ${header.headerHash}, ${header.spamScore}, ${Number(header.isSpam)})`)
    .lastInsertRowid
}

/** The whole message is the better witness of its header than TOP was, and its size is what really came. */
function completeRow(db: WritableDb, id: number, { header, body, bytes, sha256 }: NewMessage): void {
  db.run(sql`
    UPDATE message SET
      date = coalesce(${header.date}, first_seen), size = ${bytes.length}, from_name = ${header.fromName},
      from_address = ${header.fromAddress}, subject = ${header.subject}, message_id = ${header.messageId},
      header_hash = ${header.headerHash}, spam_score = ${header.spamScore}, is_spam = ${Number(header.isSpam)},
      preview = ${body.preview},
      has_attachments = ${Number(body.hasAttachments)}
    WHERE id = ${id}`)
  // The driver binds no bytes at all as NULL, and an empty message is a message.
  db.run(sql`
    INSERT INTO message_bytes (message_id, sha256, bytes)
    VALUES (${id}, ${Buffer.from(sha256, 'hex')}, coalesce(${bytes}, x''))`)
}

function enterInLedger(
  db: WritableDb,
  accountId: string,
  { uid, size }: NewHeader,
  { id, state, now }: { id: number; state: 'on-server' | 'both'; now: number },
): void {
  db.run(sql`
    INSERT INTO ledger (account_id, uid, state, size, message_id, first_seen)
    VALUES (${accountId}, ${uid}, ${state}, ${size}, ${id}, ${now})
    ON CONFLICT DO UPDATE SET state = excluded.state, message_id = excluded.message_id, missing_since = NULL`)
}

/** Once, when a message gets its row: what the user marks later stays so. */
function followRules(
  db: WritableDb,
  accountId: string,
  messageId: number,
  message: NewHeader,
  now: number,
): void {
  if (message.rules) applyRules(db, { accountId, messageId, message }, message.rules, now)
}

interface SearchText {
  id: number
  header: HeaderSummary
  body: string
}

/**
 * After all other writes of the batch: FTS5 gathers terms in memory, and a statement on another table that could fail
 * half-way (one with a trigger, or an upsert) makes it write them out, as a tiny segment to be merged later.
 */
function indexTexts(db: WritableDb, texts: readonly SearchText[]): void {
  for (const { id, header, body } of texts) {
    const sender = `${header.fromName} ${header.fromAddress}`
    db.run(sql`
      INSERT OR REPLACE INTO message_text (rowid, subject, sender, recipients, body)
      VALUES (${id}, ${header.subject}, ${sender}, ${header.recipients}, ${body})`)
  }
}
