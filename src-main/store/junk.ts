import type { ReadableDb, WritableDb } from './handles.ts'
import { junkScore, type TokenCount } from './junk-score.ts'
import { junkTokens, type JudgedText } from './junk-tokens.ts'
import { jsonList, sql } from './sql.ts'

export type Verdict = 'junk' | 'good'

/** A message to be learnt from. One of which only a part is here teaches nothing. */
export interface Lesson {
  id: number
  /** null: to be unlearnt, whatever it taught. */
  verdict: Verdict | null
}

/** The filter says nothing before it has learnt from so many messages of either kind … */
export const MIN_LESSONS = 20
/** … and little short of certainty moves a message. */
const THRESHOLD = 0.95
/** Token 0 counts messages. */
const ALL = 0
/** So many of either kind are learnt from when the filter is switched on. */
const KEPT_LESSONS = 500

/** Has messages learnt from, in the background. Inside the caller's transaction. @throws StoreError */
export function queueLessons(db: WritableDb, ids: readonly number[], verdict: Verdict): void {
  db.run(sql`
    INSERT OR REPLACE INTO junk_queue (message_id, verdict)
    SELECT value, ${verdict} FROM json_each(${jsonList(ids)})
    WHERE value IN (SELECT message_id FROM message_bytes)`)
}

/** Has what messages taught unlearnt; most taught nothing. Inside the caller's transaction. @throws StoreError */
export function queueUnlearning(db: WritableDb, ids: readonly number[]): void {
  const those = sql`message_id IN (SELECT value FROM json_each(${jsonList(ids)}))`
  db.run(sql`DELETE FROM junk_queue WHERE ${those}`)
  db.run(
    sql`INSERT INTO junk_queue (message_id, verdict) SELECT message_id, NULL FROM junk_lesson WHERE ${those}`,
  )
}

/** Has the filter learn from what is here already: the newest in Junk, and what was read elsewhere. @throws StoreError */
export function learnFromKept(db: WritableDb): void {
  const newest = (verdict: Verdict) =>
    verdict === 'junk'
      ? sql`SELECT id FROM message WHERE place = 'junk' ORDER BY date DESC LIMIT ${KEPT_LESSONS}`
      : sql`SELECT id FROM message WHERE place IN ('inbox', 'archive') AND is_unread = 0 AND is_spam = 0
          ORDER BY date DESC LIMIT ${KEPT_LESSONS}`
  db.transaction(() => {
    for (const verdict of ['junk', 'good'] as const) {
      const ids = db.all<{ id: number }>(newest(verdict)).map(({ id }) => id)
      queueLessons(db, ids, verdict)
    }
  })
}

/** The next messages to learn from. @throws StoreError */
export const listLessons = (db: ReadableDb, { limit }: { limit: number }): Lesson[] =>
  db.all(sql`SELECT message_id AS id, verdict FROM junk_queue ORDER BY message_id LIMIT ${limit}`)

/** How many wait. @throws StoreError */
export const countLessons = (db: ReadableDb): number =>
  db.get<{ count: number }>(sql`SELECT count(*) AS count FROM junk_queue`)?.count ?? 0

/** Learns from messages, or unlearns what they taught. `text`: null where it could not be read. @throws StoreError */
export function learn(db: WritableDb, { lessons }: { lessons: (Lesson & { text: string | null })[] }): void {
  db.transaction(() => {
    for (const { id, verdict, text } of lessons) {
      db.run(sql`DELETE FROM junk_queue WHERE message_id = ${id}`)
      const before = db.get<{ verdict: Verdict; tokens: string }>(
        sql`SELECT verdict, tokens FROM junk_lesson WHERE message_id = ${id}`,
      )
      if (before) {
        count(db, before.verdict, before.tokens, -1)
        db.run(sql`DELETE FROM junk_lesson WHERE message_id = ${id}`)
      }
      const read = text === null ? undefined : judged(db, id, text)
      if (verdict === null || !read) continue
      const tokens = jsonList([ALL, ...junkTokens(read)])
      count(db, verdict, tokens, 1)
      db.run(sql`INSERT INTO junk_lesson (message_id, verdict, tokens) VALUES (${id}, ${verdict}, ${tokens})`)
    }
  })
}

function count(db: WritableDb, verdict: Verdict, tokens: string, by: 1 | -1): void {
  const junk = verdict === 'junk' ? by : 0
  const good = verdict === 'good' ? by : 0
  if (by > 0) db.run(sql`INSERT OR IGNORE INTO junk_token (token) SELECT value FROM json_each(${tokens})`)
  db.run(sql`
    UPDATE junk_token SET junk = max(junk + ${junk}, 0), good = max(good + ${good}, 0)
    WHERE token IN (SELECT value FROM json_each(${tokens}))`)
}

/** How many messages of either kind the filter has learnt from. @throws StoreError */
export const junkLearnt = (db: ReadableDb): TokenCount =>
  db.get<TokenCount>(sql`SELECT junk, good FROM junk_token WHERE token = ${ALL}`) ?? { junk: 0, good: 0 }

/** All that was learnt, and what waits, goes. @throws StoreError */
export function forgetJunk(db: WritableDb): void {
  db.transaction(() => db.exec('DELETE FROM junk_token; DELETE FROM junk_lesson; DELETE FROM junk_queue;'))
}

/**
 * Moves a message that has just come, whole, to Junk, when the filter is next to certain of it: not one that was read or
 * starred, put anywhere by a rule, or that came before `since` (milliseconds since 1970). Inside the caller's transaction.
 * @throws StoreError
 */
export function judge(db: WritableDb, id: number, text: string, since: number): void {
  const total = junkLearnt(db)
  if (Math.min(total.junk, total.good) < MIN_LESSONS) return
  const isNew = sql`id = ${id} AND place = 'inbox' AND is_unread = 1 AND is_starred = 0 AND first_seen >= ${since}
    AND id IN (SELECT message_id FROM ledger) AND id NOT IN (SELECT message_id FROM junk_lesson)`
  const read = db.get(sql`SELECT 1 AS yes FROM message WHERE ${isNew}`) && judged(db, id, text)
  if (!read) return
  const known = db.all<TokenCount>(sql`
    SELECT junk, good FROM junk_token WHERE token IN (SELECT value FROM json_each(${jsonList(junkTokens(read))}))`)
  if (junkScore(known, total) >= THRESHOLD) db.run(sql`UPDATE message SET place = 'junk' WHERE id = ${id}`)
}

const judged = (db: ReadableDb, id: number, text: string): JudgedText | undefined => {
  const row = db.get<Omit<JudgedText, 'text'>>(sql`
    SELECT from_name AS fromName, from_address AS fromAddress, subject FROM message WHERE id = ${id}`)
  return row && { ...row, text }
}
