import type { ReadableDb, WritableDb } from './handles.ts'
import { sql } from './sql.ts'

const DAY = 24 * 60 * 60 * 1000

/** A longer step than this between two listings, or one back, is the computer's clock and not time: it counts nothing. */
const MAX_STEP_MILLIS = 60 * DAY

/**
 * The time of an account, in milliseconds: what ages are measured by. It goes on from listing to listing, so that a
 * clock set wrong by years makes nothing old at once. Before the first listing it is `now`.
 */
export function accountTime(db: ReadableDb, accountId: string, now: number): number {
  return maildrop(db, accountId)?.clock ?? now
}

/** Moves the account's time on to a listing taken at `now`. `lastListedAt`: when the one before it was taken. */
export function advanceClock(
  db: WritableDb,
  accountId: string,
  now: number,
): { clock: number; lastListedAt: number } {
  const before = maildrop(db, accountId) ?? { listedAt: now, clock: now }
  const step = now - before.listedAt
  const clock = before.clock + (step > 0 && step <= MAX_STEP_MILLIS ? step : 0)
  db.run(sql`
    INSERT INTO maildrop (account_id, listed_at, clock) VALUES (${accountId}, ${now}, ${clock})
    ON CONFLICT DO UPDATE SET listed_at = excluded.listed_at, clock = excluded.clock`)
  return { clock, lastListedAt: before.listedAt }
}

const maildrop = (db: ReadableDb, accountId: string) =>
  db.get<{ listedAt: number; clock: number }>(
    sql`SELECT listed_at AS listedAt, clock FROM maildrop WHERE account_id = ${accountId}`,
  )
