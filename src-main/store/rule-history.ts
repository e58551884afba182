import type { HeaderSummary } from '../contract/message-summary.ts'
import type { RuleActions, RuleDeed, RuleHistoryEntry } from '../contract/rule.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { jsonList, sql } from './sql.ts'

/** After a year nobody asks any more why a message is where it is. */
const FORGET_AFTER_MILLIS = 365 * 24 * 60 * 60 * 1000
/** A rule for a busy list does a hundred deeds a day; through more than this nobody looks. */
const MAX_ENTRIES = 20_000

/** A rule that matched a message, and what it does to it. */
export interface RuleDone {
  ruleId: number
  ruleName: string
  did: RuleActions
}

/** A message that rules were asked about; `messageId` null: nothing of it is here. */
export interface RuledMessage {
  accountId: string
  messageId: number | null
  message: { uid: string; size: number; header: HeaderSummary }
}

/** Writes down what rules did to a message. Inside the caller's transaction. @throws StoreError */
export function recordDeeds(
  db: WritableDb,
  { accountId, messageId, message: { uid, size, header } }: RuledMessage,
  deeds: readonly RuleDone[],
  now: number,
): void {
  for (const { ruleId, ruleName, did } of deeds) {
    // The rule may have been removed since the sync began.
    db.run(sql`
      INSERT INTO rule_history (
        at, rule_id, rule_name, account_id, uid, message_id, from_name, from_address, subject, date, octets, deed)
      VALUES (${now}, (SELECT id FROM rule WHERE id = ${ruleId}), ${ruleName}, ${accountId}, ${uid}, ${messageId},
        ${header.fromName}, ${header.fromAddress}, ${header.subject}, ${header.date}, ${size},
        ${JSON.stringify(deedOf(db, did))})`)
  }
}

/**
 * Writes down that a rule, asked again about a message whose row is here, decided its fate; but once, however often it
 * is asked. Inside the caller's transaction. @throws StoreError
 */
export function recordFate(
  db: WritableDb,
  ruled: RuledMessage,
  { ruleId, ruleName, did: { fate } }: RuleDone,
  now: number,
): void {
  const { accountId, message } = ruled
  const written = db.get(sql`
    SELECT 1 FROM rule_history
    WHERE account_id = ${accountId} AND uid = ${message.uid} AND rule_id = ${ruleId} AND deed ->> 'fate' = ${fate}`)
  if (written) return
  const did = { fate, labelIds: [], place: null, star: false, markRead: false }
  recordDeeds(db, ruled, [{ ruleId, ruleName, did }], now)
}

const deedOf = (db: ReadableDb, { labelIds, ...did }: RuleActions): RuleDeed => ({
  ...did,
  labels: db
    .all<{ name: string }>(
      sql`SELECT name FROM label WHERE id IN (SELECT value FROM json_each(${jsonList(labelIds)})) ORDER BY id`,
    )
    .map(({ name }) => name),
})

/** Forgets what is older than a year, and more than the newest 20,000. @throws StoreError */
export function pruneRuleHistory(db: WritableDb, { now }: { now: number }): void {
  db.run(sql`
    DELETE FROM rule_history WHERE at < ${now - FORGET_AFTER_MILLIS}
      OR id <= (SELECT id FROM rule_history ORDER BY id DESC LIMIT 1 OFFSET ${MAX_ENTRIES})`)
}

type HistoryRecord = Omit<RuleHistoryEntry, 'deed' | 'isPending' | 'fields'> & {
  deed: string
  isPending: number
}

/** What rules did, newest first; `ruleId` null: all of them. @throws StoreError */
export function listRuleHistory(
  db: ReadableDb,
  { ruleId, offset, limit }: { ruleId: number | null; offset: number; limit: number },
): { total: number; entries: Omit<RuleHistoryEntry, 'fields'>[] } {
  const where = ruleId === null ? sql`TRUE` : sql`rule_id = ${ruleId}`
  const records = db.all<HistoryRecord>(sql`
    SELECT id, at, rule_id AS ruleId, rule_name AS ruleName, account_id AS accountId, message_id AS messageId,
      from_name AS fromName, from_address AS fromAddress, subject, date, octets, deed,
      deed ->> 'fate' IS 'delete' AND EXISTS (
        SELECT 1 FROM ledger WHERE account_id = rule_history.account_id AND uid = rule_history.uid
          AND state = 'pending-delete') AS isPending,
      iif(deed ->> 'fate' IS 'delete', coalesce((
        SELECT headers FROM deleted_unseen WHERE account_id = rule_history.account_id AND uid = rule_history.uid
        ORDER BY id DESC LIMIT 1), ''), '') AS headers
    FROM rule_history WHERE ${where} ORDER BY id DESC LIMIT ${limit} OFFSET ${offset}`)
  const total = db.get<{ total: number }>(sql`SELECT count(*) AS total FROM rule_history WHERE ${where}`)
  return {
    total: total?.total ?? 0,
    entries: records.map((record) => ({
      ...record,
      deed: JSON.parse(record.deed) as RuleDeed,
      isPending: record.isPending === 1,
    })),
  }
}
