import type { Place } from '../contract/message.ts'
import type { WritableDb } from './handles.ts'
import { recordDeeds, type RuledMessage, type RuleDone } from './rule-history.ts'
import { jsonList, sql } from './sql.ts'

/** What rules make of a message that comes in. */
export interface RuleMarks {
  /** null: the inbox. */
  place: Place | null
  labelIds: number[]
  star: boolean
  markRead: boolean
  done: RuleDone[]
  /** Of a message that is left on the server: its header block, to ask rules about it again. */
  headerBlock?: Uint8Array<ArrayBuffer> | undefined
}

/** Marks a row that has just been made, and writes down which rule did it. Inside the caller's transaction. @throws StoreError */
export function applyRules(
  db: WritableDb,
  ruled: RuledMessage & { messageId: number },
  { place, labelIds, star, markRead, done, headerBlock }: RuleMarks,
  now: number,
): void {
  const { messageId } = ruled
  db.run(sql`
    UPDATE message SET place = coalesce(${place}, place), is_starred = max(is_starred, ${Number(star)}),
      is_unread = min(is_unread, ${Number(!markRead)})
    WHERE id = ${messageId}`)
  db.run(sql`
    INSERT OR IGNORE INTO message_label (message_id, label_id, date, is_unread)
    SELECT message.id, label.id, date, is_unread FROM message JOIN label
    WHERE message.id = ${messageId} AND label.id IN (SELECT value FROM json_each(${jsonList(labelIds)}))`)
  if (headerBlock) {
    db.run(sql`INSERT OR REPLACE INTO header_block (message_id, block) VALUES (${messageId}, ${headerBlock})`)
  }
  recordDeeds(db, ruled, done, now)
}
