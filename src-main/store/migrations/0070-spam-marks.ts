import type { WritableDb } from '../handles.ts'

/** What the server's filter said of a message. Of messages that were here before, nothing is known. */
export function up(db: WritableDb): void {
  db.exec(`
    ALTER TABLE message ADD COLUMN spam_score REAL;
    ALTER TABLE message ADD COLUMN is_spam INTEGER NOT NULL DEFAULT 0 CHECK (is_spam IN (0, 1));
  `)
}
