import type { WritableDb } from '../handles.ts'

/** Senders whose pictures may be got from the network, by address in small letters. */
export function up(db: WritableDb): void {
  db.exec('CREATE TABLE picture_sender (address TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;')
}
