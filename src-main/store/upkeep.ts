import type { WritableDb } from './handles.ts'
import { sql } from './sql.ts'
import { checkNext } from './whole-messages.ts'

/** What one step of the upkeep did. */
export interface UpkeepStep {
  /** Nothing is to be done for now. */
  isDone: boolean
  /** Messages that were read back and compared. */
  checked: number
  /** By their numbers: what is read back is not what came in. */
  damaged: number[]
}

/** Pages given back to the disk in one step: a hundredth of a second. */
const FREED_PAGES = 128
/** Of sixteen pages one may stay empty, for the mail to come. */
const KEPT_SHARE = 1 / 16
/** Octets of messages that are read back in one step. */
const CHECKED_OCTETS = 1024 * 1024
/** Each message is read back once in so long. */
const PASS_MILLIS = 30 * 24 * 60 * 60 * 1000

/**
 * One small step of what keeps the store well: gives back pages that deleting left empty, then reads the next messages back
 * and compares them with their SHA-256. Where it is, is kept, so that it goes on after a restart.
 *
 * @param now milliseconds since 1970
 * @throws StoreError
 */
export function upkeep(db: WritableDb, { now }: { now: number }): UpkeepStep {
  if (freePages(db)) return { isDone: false, checked: 0, damaged: [] }

  const pass = db.get<{ checkedTo: number; endedAt: number }>(
    sql`SELECT checked_to AS checkedTo, ended_at AS endedAt FROM upkeep`,
  )
  // A clock that was set back must not put it off for years.
  if (!pass || Math.abs(now - pass.endedAt) < PASS_MILLIS) return { isDone: true, checked: 0, damaged: [] }

  const { checked, damaged, last } = checkNext(db, { after: pass.checkedTo, octets: CHECKED_OCTETS })
  if (last === null) db.run(sql`UPDATE upkeep SET checked_to = 0, ended_at = ${now}`)
  else db.run(sql`UPDATE upkeep SET checked_to = ${last}`)
  return { isDone: last === null, checked, damaged }
}

/** @returns whether some were given back */
function freePages(db: WritableDb): boolean {
  const pages = db.get<{ page_count: number }>(sql`PRAGMA page_count`)?.page_count ?? 0
  const empty = db.get<{ freelist_count: number }>(sql`PRAGMA freelist_count`)?.freelist_count ?? 0
  if (empty <= pages * KEPT_SHARE + FREED_PAGES) return false
  db.exec(`PRAGMA incremental_vacuum(${FREED_PAGES})`)
  return true
}
