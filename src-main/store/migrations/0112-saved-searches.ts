import type { WritableDb } from '../handles.ts'

/** What was searched for, to be searched for again. */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE saved_search (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      text TEXT NOT NULL UNIQUE,
      is_kept INTEGER NOT NULL DEFAULT 0 CHECK (is_kept IN (0, 1))
    ) STRICT;
  `)
}
