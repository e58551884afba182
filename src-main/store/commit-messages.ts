import type { BodySummary, HeaderSummary } from '../contract/message-summary.ts'
import { accountTime } from './account-clock.ts'
import { applyRules, decideByRules } from './apply-rules.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { textRowid } from './text-rowid.ts'
import { foldSearchText } from './search-text.ts'
import { fileMessage } from './threads.ts'
import type { Held, NewHeader, NewMessage } from './ledger-operations.ts'
import { hashBytes } from './header-hash.ts'
import { recognise } from './recognise.ts'
import { sql } from './sql.ts'

/**
 * Rows for messages of which only the header, or a part, is known; what is here already is left as it is, and what is
 * known under another UID keeps its row. With `asks` what is not recognised waits for a person's answer.
 * @throws StoreError
 */
export function commitHeaders(
  db: WritableDb,
  {
    accountId,
    headers,
    asks = false,
    now,
  }: { accountId: string; headers: NewHeader[]; asks?: boolean; now: number },
): void {
  db.transaction(() => {
    const texts: SearchText[] = []
    for (const item of headers) {
      const known = knownUid(db, accountId, item.uid)
      if (!known && recognise(db, accountId, item, now)) continue
      if (!known && asks) {
        askAbout(db, accountId, item, now)
        continue
      }
      const messageId = known?.messageId ?? null
      if (item.rules) decideByRules(db, { accountId, messageId, message: item }, item.rules, now)
      // It is to be deleted unseen: the history is where it is found.
      if (item.rules?.fate === 'delete' && messageId === null) continue
      const held = item.part ? 'part' : 'header'
      if (known && !isMore(held, known.held)) continue
      const id = messageId ?? insertRow(db, accountId, item, now)
      if (item.part) keepPart(db, id, item.part)
      enterInLedger(db, accountId, item, { id, held, takenAt: null, now })
      if (messageId === null) followRules(db, accountId, id, item, now)
      texts.push({ id, header: item.header, body: item.part?.body.searchText ?? '' })
    }
    indexTexts(db, texts)
  })
}

/**
 * Messages with their bytes, search text and ledger, all or none of them. A row that had only its header keeps
 * its number and marks; a UID whose bytes are here already is left as it is, and so is one that is recognised.
 * @throws StoreError
 */
export function commitMessages(
  db: WritableDb,
  { accountId, messages, now }: { accountId: string; messages: NewMessage[]; now: number },
): void {
  db.transaction(() => {
    const texts: SearchText[] = []
    const takenAt = accountTime(db, accountId, now)
    for (const message of messages) {
      let known = knownUid(db, accountId, message.uid)
      if (!known && recognise(db, accountId, message, now)) known = knownUid(db, accountId, message.uid)
      if (known?.held === 'whole') continue
      const id = known?.messageId ?? insertRow(db, accountId, message, now)
      completeRow(db, accountId, id, message)
      if (known?.held === 'part') db.run(sql`DELETE FROM message_part WHERE message_id = ${id}`)
      enterInLedger(db, accountId, message, { id, held: 'whole', takenAt, now })
      if (!known?.messageId) followRules(db, accountId, id, message, now)
      texts.push({ id, header: message.header, body: message.body.searchText })
    }
    indexTexts(db, texts)
  })
}

const knownUid = (db: ReadableDb, accountId: string, uid: string) =>
  db.get<{ held: Held; messageId: number | null }>(
    sql`SELECT held, message_id AS messageId FROM ledger WHERE account_id = ${accountId} AND uid = ${uid}`,
  )

const HELD_ORDER: readonly Held[] = ['nothing', 'header', 'part', 'whole']
const isMore = (held: Held, than: Held): boolean => HELD_ORDER.indexOf(held) > HELD_ORDER.indexOf(than)

function askAbout(db: WritableDb, accountId: string, { uid, size, header }: NewHeader, now: number): void {
  db.run(sql`
    INSERT INTO ledger (account_id, uid, size, header_hash, held, first_seen, decision, decided_by, decided_at)
    VALUES (${accountId}, ${uid}, ${size}, ${hashBytes(header.headerHash)}, 'nothing', ${now}, 'ask',
      '{"kind":"renumbering"}', ${now})`)
}

function insertRow(db: WritableDb, accountId: string, { header, size }: NewHeader, now: number): number {
  const date = header.date ?? now
  const id = db.run(sql`
    INSERT INTO message (
      account_id, date, first_seen, size, from_name, from_address, subject, message_id, header_hash,
      spam_score, is_spam)
    VALUES (${accountId}, ${date}, ${now}, ${size}, ${header.fromName}, ${header.fromAddress},
      ${header.subject}, ${header.messageId}, ${header.headerHash}, ${header.spamScore}, ${Number(header.isSpam)})`).lastInsertRowid
  fileMessage(db, { accountId, id, header, date })
  return id
}

function keepPart(
  db: WritableDb,
  id: number,
  { bytes, body }: { bytes: Uint8Array<ArrayBuffer>; body: BodySummary },
): void {
  db.run(sql`UPDATE message SET preview = ${body.preview} WHERE id = ${id}`)
  db.run(sql`INSERT OR REPLACE INTO message_part (message_id, bytes) VALUES (${id}, coalesce(${bytes}, x''))`)
}

/** The whole message is the better witness of its header than TOP was, and its size is what really came. */
function completeRow(db: WritableDb, accountId: string, id: number, message: NewMessage): void {
  const { header, body, bytes, sha256 } = message
  refile(db, accountId, id, header)
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

/** TOP may have told less of the header than the message does. */
function refile(db: WritableDb, accountId: string, id: number, header: HeaderSummary): void {
  const row = db.get<{ hash: string; firstSeen: number }>(
    sql`SELECT header_hash AS hash, first_seen AS firstSeen FROM message WHERE id = ${id}`,
  )
  if (!row || row.hash === header.headerHash) return
  fileMessage(db, { accountId, id, header, date: header.date ?? row.firstSeen })
}

function enterInLedger(
  db: WritableDb,
  accountId: string,
  { uid, size, header }: NewHeader,
  { id, held, takenAt, now }: { id: number; held: Held; takenAt: number | null; now: number },
): void {
  db.run(sql`
    INSERT INTO ledger (account_id, uid, size, header_hash, message_id, held, first_seen, taken_at)
    VALUES (${accountId}, ${uid}, ${size}, ${hashBytes(header.headerHash)}, ${id}, ${held}, ${now}, ${takenAt})
    ON CONFLICT DO UPDATE SET size = excluded.size, header_hash = excluded.header_hash,
      message_id = excluded.message_id, held = excluded.held, taken_at = excluded.taken_at,
      missing_since = NULL, last_seen = NULL`)
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
    const { date } = db.get<{ date: number }>(sql`SELECT date FROM message WHERE id = ${id}`) ?? { date: 0 }
    const sender = `${header.fromName} ${header.fromAddress}`
    db.run(sql`
      INSERT OR REPLACE INTO message_text (rowid, subject, sender, recipients, body)
      VALUES (${textRowid(date, id)}, ${foldSearchText(header.subject)}, ${sender}, ${header.recipients}, ${foldSearchText(body)})`)
  }
}
