import type { Decision, DecisionMaker } from '../contract/ledger.ts'
import type { Place } from '../contract/message.ts'
import type { RuleFate } from '../contract/rule.ts'
import type { WritableDb } from './handles.ts'
import { hashBytes } from './header-hash.ts'
import { recordDeeds, recordFate, type RuledMessage, type RuleDone } from './rule-history.ts'
import { jsonList, sql } from './sql.ts'

/** What rules make of a message that comes in. */
export interface RuleMarks {
  /** What becomes of it before it is downloaded; null: what becomes of any other. */
  fate: RuleFate | null
  /** null: the inbox. */
  place: Place | null
  labelIds: number[]
  star: boolean
  markRead: boolean
  /** Which rule did what, in order. */
  done: RuleDone[]
  /** Of a message that is left on the server: its header block, for test runs. */
  headerBlock?: Uint8Array<ArrayBuffer> | undefined
}

const DECISIONS: Record<RuleFate, Decision> = {
  delete: 'delete-unseen',
  skip: 'skip',
  download: 'download',
}

/** Marks a row that has just been made, and writes down which rule did it. Inside the caller's transaction. @throws StoreError */
export function applyRules(
  db: WritableDb,
  ruled: RuledMessage & { messageId: number },
  { place, labelIds, star, markRead, done, headerBlock }: RuleMarks,
  now: number,
): void {
  const { messageId } = ruled
  db.run(sql`
    UPDATE message SET place = coalesce(${place}, place), is_starred = max(is_starred, ${Number(star)}),
      is_unread = min(is_unread, ${Number(!markRead)})
    WHERE id = ${messageId}`)
  db.run(sql`
    INSERT OR IGNORE INTO message_label (message_id, label_id, date, is_unread)
    SELECT message.id, label.id, date, is_unread FROM message JOIN label
    WHERE message.id = ${messageId} AND label.id IN (SELECT value FROM json_each(${jsonList(labelIds)}))`)
  if (headerBlock) {
    db.run(sql`INSERT OR REPLACE INTO header_block (message_id, block) VALUES (${messageId}, ${headerBlock})`)
  }
  recordDeeds(db, ruled, done, now)
}

/**
 * Enters in the ledger what a rule decides for a message before it is downloaded; what a person decided stands. A message
 * to be deleted unseen gets no row, so what was done to it is written down here. Inside the caller's transaction.
 * @throws StoreError
 */
export function decideByRules(
  db: WritableDb,
  ruled: RuledMessage,
  { fate, done }: RuleMarks,
  now: number,
): void {
  const decider = done.find(({ did }) => did.fate !== null)
  if (fate === null || !decider) return
  const { accountId, messageId, message } = ruled
  const by: DecisionMaker = { kind: 'rule', id: decider.ruleId, name: decider.ruleName }
  const { changes } = db.run(sql`
    INSERT INTO ledger (account_id, uid, size, header_hash, held, first_seen, decision, decided_by, decided_at)
    VALUES (${accountId}, ${message.uid}, ${message.size}, ${hashBytes(message.header.headerHash)}, 'nothing',
      ${now}, ${DECISIONS[fate]}, ${JSON.stringify(by)}, ${now})
    ON CONFLICT DO UPDATE SET decision = excluded.decision, decided_by = excluded.decided_by,
      decided_at = excluded.decided_at
    WHERE ledger.decision IS NULL OR ledger.decided_by ->> 'kind' = 'rule'`)
  if (changes === 0) return
  if (messageId !== null) recordFate(db, ruled, decider, now)
  else if (fate === 'delete') recordDeeds(db, ruled, done, now)
}

const DAY_MILLIS = 24 * 60 * 60 * 1000

/**
 * Takes back what rules decided for messages that are not here yet and have since become so many `days` old, by any of
 * these ages: the next sync asks again. @throws StoreError
 */
export function askRulesOfAged(
  db: WritableDb,
  { accountId, days, now }: { accountId: string; days: readonly number[]; now: number },
): void {
  db.run(sql`
    UPDATE ledger SET decision = NULL, decided_by = NULL, decided_at = NULL
    WHERE account_id = ${accountId} AND decided_by ->> 'kind' = 'rule' AND held <> 'whole' AND deleted_at IS NULL
      AND EXISTS (
        SELECT 1 FROM message, json_each(${jsonList(days)}) AS age
        WHERE message.id = ledger.message_id AND date + age.value * ${DAY_MILLIS} >= decided_at
          AND date + age.value * ${DAY_MILLIS} < ${now})`)
}

/**
 * Takes back what rules decided for messages that are not here yet, of every account: the next sync asks the rules that
 * there are then. @throws StoreError
 */
export function askRulesAgain(db: WritableDb): void {
  db.run(sql`
    UPDATE ledger SET decision = NULL, decided_by = NULL, decided_at = NULL
    WHERE decided_by ->> 'kind' = 'rule' AND held <> 'whole' AND deleted_at IS NULL`)
}
