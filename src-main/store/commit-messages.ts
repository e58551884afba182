import { createHash } from 'node:crypto'
import { accountTime } from './account-clock.ts'
import { applyRules, decideByRules } from './apply-rules.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import type { Held, NewHeader, NewMessage } from './ledger-operations.ts'
import { hashBytes } from './header-hash.ts'
import { correctRow, insertRow } from './message-row.ts'
import { mayRecognise, recognise } from './recognise.ts'
import { sql } from './sql.ts'
import { awaitIndexing } from './unindexed.ts'

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
    const recognises = mayRecognise(db, accountId)
    for (const item of headers) {
      const known = knownUid(db, accountId, item.uid)
      if (!known && recognises && recognise(db, accountId, item, now)) continue
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
      const id = messageId ?? insertRow(db, { accountId, header: item.header, size: item.size, now })
      if (item.part) keepPart(db, id, item.part.bytes)
      enterInLedger(db, accountId, item, { id, held, takenAt: null, now })
      if (messageId === null) followRules(db, accountId, id, item, now)
      awaitIndexing(db, { id, held, recipients: item.header.recipients })
    }
  })
}

/**
 * Messages with their bytes and ledger, all or none of them. A row that had only its header keeps its number and marks; a
 * UID whose bytes are here already is left as it is, and so is one that is recognised.
 * @throws StoreError
 */
export function commitMessages(
  db: WritableDb,
  { accountId, messages, now }: { accountId: string; messages: NewMessage[]; now: number },
): void {
  db.transaction(() => {
    const recognises = mayRecognise(db, accountId)
    const takenAt = accountTime(db, accountId, now)
    for (const message of messages) {
      let known = knownUid(db, accountId, message.uid)
      if (!known && recognises && recognise(db, accountId, message, now)) {
        known = knownUid(db, accountId, message.uid)
      }
      if (known?.held === 'whole') continue
      const id =
        known?.messageId ?? insertRow(db, { accountId, header: message.header, size: message.size, now })
      if (known?.messageId && known.headerHash !== message.header.headerHash)
        correctRow(db, accountId, id, message.header)
      keepBytes(db, id, message.bytes)
      if (known?.held === 'part') db.run(sql`DELETE FROM message_part WHERE message_id = ${id}`)
      enterInLedger(db, accountId, message, { id, held: 'whole', takenAt, now })
      if (!known?.messageId) followRules(db, accountId, id, message, now)
      awaitIndexing(db, { id, held: 'whole', recipients: message.header.recipients })
    }
  })
}

const knownUid = (db: ReadableDb, accountId: string, uid: string) =>
  db.get<{ held: Held; messageId: number | null; headerHash: string | null }>(sql`
    SELECT held, message_id AS messageId, lower(hex(header_hash)) AS headerHash FROM ledger
    WHERE account_id = ${accountId} AND uid = ${uid}`)

const HELD_ORDER: readonly Held[] = ['nothing', 'header', 'part', 'whole']
const isMore = (held: Held, than: Held): boolean => HELD_ORDER.indexOf(held) > HELD_ORDER.indexOf(than)

function askAbout(db: WritableDb, accountId: string, { uid, size, header }: NewHeader, now: number): void {
  db.run(sql`
    INSERT INTO ledger (account_id, uid, size, header_hash, held, first_seen, decision, decided_by, decided_at)
    VALUES (${accountId}, ${uid}, ${size}, ${hashBytes(header.headerHash)}, 'nothing', ${now}, 'ask',
      '{"kind":"renumbering"}', ${now})`)
}

function keepPart(db: WritableDb, id: number, bytes: Uint8Array<ArrayBuffer>): void {
  db.run(sql`INSERT OR REPLACE INTO message_part (message_id, bytes) VALUES (${id}, coalesce(${bytes}, x''))`)
}

function keepBytes(db: WritableDb, id: number, bytes: Uint8Array<ArrayBuffer>): void {
  // The size is that of what really came; most often LIST had said so.
  db.run(sql`UPDATE message SET size = ${bytes.length} WHERE id = ${id} AND size <> ${bytes.length}`)
  const sha256 = createHash('sha256').update(bytes).digest()
  // The driver binds no bytes at all as NULL, and an empty message is a message.
  db.run(sql`
    INSERT INTO message_bytes (message_id, sha256, bytes)
    VALUES (${id}, ${new Uint8Array(sha256)}, coalesce(${bytes}, x''))`)
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
