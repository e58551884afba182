import type { SavedSearch } from '../contract/saved-search.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { sql } from './sql.ts'

/** Recent searches that are remembered. */
const MAX_RECENT = 12

/** Those that are kept, then the recent ones, the latest first. @throws StoreError */
export function listSearches(db: ReadableDb): SavedSearch[] {
  const rows = db.all<{ text: string; isKept: number }>(
    sql`SELECT text, is_kept AS isKept FROM saved_search ORDER BY is_kept DESC, id DESC`,
  )
  return rows.map(({ text, isKept }) => ({ text, isKept: isKept === 1 }))
}

/** Remembers a search as the latest; of those that are not kept only some stay. @throws StoreError */
export function rememberSearch(db: WritableDb, { text }: { text: string }): void {
  db.transaction(() => {
    const known = db.get<{ isKept: number }>(
      sql`SELECT is_kept AS isKept FROM saved_search WHERE text = ${text}`,
    )
    db.run(sql`INSERT OR REPLACE INTO saved_search (text, is_kept) VALUES (${text}, ${known?.isKept ?? 0})`)
    db.run(sql`
      DELETE FROM saved_search WHERE is_kept = 0 AND id NOT IN (
        SELECT id FROM saved_search WHERE is_kept = 0 ORDER BY id DESC LIMIT ${MAX_RECENT})`)
  })
}

/** Keeps a search until it is forgotten, or no longer. @throws StoreError */
export function keepSearch(db: WritableDb, { text, isKept }: SavedSearch): void {
  db.run(sql`UPDATE saved_search SET is_kept = ${Number(isKept)} WHERE text = ${text}`)
}

/** Forgets one search; without a text, all that are not kept. @throws StoreError */
export function forgetSearch(db: WritableDb, { text }: { text: string | null }): void {
  db.run(
    text === null
      ? sql`DELETE FROM saved_search WHERE is_kept = 0`
      : sql`DELETE FROM saved_search WHERE text = ${text}`,
  )
}
