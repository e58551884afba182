import type { WritableDb } from '../handles.ts'

/**
 * Keys of DKIM as DNS had them, by name: asked for when the user wanted to know, and kept, since domains take keys out
 * of DNS while the mail they signed is still read.
 */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE signature_key (
      name TEXT NOT NULL PRIMARY KEY,
      record TEXT NOT NULL,
      looked_up_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `)
}
