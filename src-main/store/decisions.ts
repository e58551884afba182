import type { Decision, DecisionMaker } from '../contract/ledger.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { jsonList, sql } from './sql.ts'
import type { Sql } from './sql.ts'

const BY_USER: DecisionMaker = { kind: 'user' }

/** The columns of a decision, as an assignment. */
export const decided = (decision: Decision | null, by: DecisionMaker, now: number): Sql =>
  decision === null
    ? sql`decision = NULL, decided_by = NULL, decided_at = NULL`
    : sql`decision = ${decision}, decided_by = ${JSON.stringify(by)}, decided_at = ${now}`

const among = (values: readonly (string | number)[]): Sql =>
  sql`(SELECT value FROM json_each(${jsonList(values)}))`

/** Who decided what becomes of which messages; null takes a decision back. */
export interface NewDecision {
  accountId: string
  uids: string[]
  decision: Decision | null
  by: DecisionMaker
  now: number
}

/**
 * Decides what becomes of messages on the server; the last word counts, and null takes a decision back. UIDs that the
 * ledger does not know are entered: the next listing tells their size.
 * @throws StoreError
 */
export function decide(db: WritableDb, decision: NewDecision): void {
  db.transaction(() => enterDecision(db, decision))
}

/** As `decide`, inside the caller's transaction. @throws StoreError */
export function enterDecision(db: WritableDb, { accountId, uids, decision, by, now }: NewDecision): void {
  if (decision !== null) {
    db.run(sql`
      INSERT OR IGNORE INTO ledger (account_id, uid, size, held, first_seen)
      SELECT ${accountId}, value, 0, 'nothing', ${now} FROM json_each(${jsonList(uids)})`)
  }
  db.run(sql`
    UPDATE ledger SET ${decided(decision, by, now)} WHERE account_id = ${accountId} AND uid IN ${among(uids)}`)
}

/** Takes back pending deletes: these messages stay there, whatever the retention says. @throws StoreError */
export function keepOnServer(db: WritableDb, { ids, now }: { ids: number[]; now: number }) {
  return changed(
    db,
    sql`
    UPDATE ledger SET ${decided('keep', BY_USER, now)} WHERE message_id IN ${among(ids)} AND deleted_at IS NULL`,
  )
}

/** A decision as it was before another took its place. */
export interface FormerDecision {
  accountId: string
  uid: string
  decision: Decision | null
  /** JSON of contract/ledger.ts. */
  decidedBy: string | null
  decidedAt: number | null
}

/** What took the place of which decisions. */
export interface ReplacedDecisions {
  made: Decision | null
  former: FormerDecision[]
}

/**
 * What was moved to the Bin, of accounts that delete on the server what is deleted here. Only what is here whole: of
 * anything else the server has the only copy. Inside the caller's transaction.
 * @throws StoreError
 */
export const deleteThere = (
  db: WritableDb,
  { ids, accountIds, now }: { ids: number[]; accountIds: string[]; now: number },
): ReplacedDecisions =>
  replace(
    db,
    sql`message_id IN ${among(ids)} AND account_id IN ${among(accountIds)} AND state = 'both'`,
    'delete',
    now,
  )

/** What is taken out of the Bin again is not to be deleted there; a header rule's word stands. Inside the caller's transaction. */
export const undoDeleteThere = (db: WritableDb, ids: number[]): ReplacedDecisions =>
  replace(
    db,
    sql`message_id IN (SELECT id FROM message WHERE place = 'bin' AND id IN ${among(ids)})
      AND decision = 'delete' AND decided_by ->> 'kind' <> 'rule' AND deleted_at IS NULL`,
    null,
    0,
  )

function replace(db: WritableDb, where: Sql, made: Decision | null, now: number): ReplacedDecisions {
  const former = db.all<FormerDecision>(sql`
    SELECT account_id AS accountId, uid, decision, decided_by AS decidedBy, decided_at AS decidedAt
    FROM ledger WHERE ${where}`)
  db.run(sql`UPDATE ledger SET ${decided(made, BY_USER, now)} WHERE ${where}`)
  return { made, former }
}

/** Puts former decisions back where the one that replaced them still stands. Inside the caller's transaction. @throws StoreError */
export function putBackDecisions(db: WritableDb, { made, former }: ReplacedDecisions): void {
  db.run(sql`
    UPDATE ledger SET decision = value ->> 'decision', decided_by = value ->> 'decidedBy',
      decided_at = value ->> 'decidedAt'
    FROM json_each(${JSON.stringify(former)})
    WHERE account_id = value ->> 'accountId' AND uid = value ->> 'uid' AND deleted_at IS NULL
      AND decision IS ${made}`)
}

/** How many messages wait for a person's answer. @throws StoreError */
export function countAsked(db: ReadableDb, { accountId }: { accountId: string }): number {
  const { count } = db.get<{ count: number }>(sql`
    SELECT count(*) AS count FROM ledger WHERE ${asked(accountId)} AND missing_since IS NULL`) ?? { count: 0 }
  return count
}

/** The answer: those messages are taken like any other from now on, or never. @throws StoreError */
export function answerAsked(
  db: WritableDb,
  { accountId, takesThem, now }: { accountId: string; takesThem: boolean; now: number },
): void {
  const answer = decided(takesThem ? null : 'skip', BY_USER, now)
  db.run(sql`UPDATE ledger SET ${answer} WHERE ${asked(accountId)}`)
}

const asked = (accountId: string): Sql => sql`account_id = ${accountId} AND decision = 'ask'`

/** The UIDs of those messages that the server lists. @throws StoreError */
export const serverUids = (
  db: ReadableDb,
  { ids }: { ids: number[] },
): { accountId: string; uid: string }[] =>
  db.all(sql`
    SELECT account_id AS accountId, uid FROM ledger
    WHERE message_id IN ${among(ids)} AND missing_since IS NULL AND deleted_at IS NULL`)

function changed(db: WritableDb, update: Sql): { accountIds: string[] } {
  const rows = db.transaction(() =>
    db.all<{ accountId: string }>(sql`${update} RETURNING account_id AS accountId`),
  )
  return { accountIds: [...new Set(rows.map(({ accountId }) => accountId))] }
}
