import type { WritableDb } from '../handles.ts'

/** How far the pass that reads all mail back has come (a message's number), and when the last one ended (ms since 1970). */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE upkeep (
      checked_to INTEGER NOT NULL,
      ended_at INTEGER NOT NULL
    ) STRICT;
    INSERT INTO upkeep (checked_to, ended_at) VALUES (0, unixepoch() * 1000);
  `)
}
