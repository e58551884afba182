import type { WritableDb } from '../handles.ts'

/** With which body mail of a sender is shown first, where that is not what the settings say; by address in small letters. */
export function up(db: WritableDb): void {
  db.exec(`CREATE TABLE sender_body (
    address TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL CHECK (body IN ('html', 'text'))
  ) STRICT, WITHOUT ROWID;`)
}
