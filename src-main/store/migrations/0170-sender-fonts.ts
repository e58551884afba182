import type { WritableDb } from '../handles.ts'

/** In which font plain text of a sender is shown, where the user said so; by address in small letters. */
export function up(db: WritableDb): void {
  db.exec(`CREATE TABLE sender_font (
    address TEXT NOT NULL PRIMARY KEY,
    font TEXT NOT NULL CHECK (font IN ('fixed', 'proportional'))
  ) STRICT, WITHOUT ROWID;`)
}
