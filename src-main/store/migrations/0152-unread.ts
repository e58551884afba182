import type { WritableDb } from '../handles.ts'

/** Which messages are unread, without reading their rows. */
export function up(db: WritableDb): void {
  db.exec('CREATE INDEX message_unread ON message (id) WHERE is_unread = 1')
}
