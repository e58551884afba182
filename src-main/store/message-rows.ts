import type { MessageRow } from '../contract/message.ts'
import { sql } from './sql.ts'

/** What the database gives for a row of a list. */
export type MessageRecord = Omit<MessageRow, 'isUnread' | 'isStarred' | 'hasAttachments' | 'labelIds'> & {
  isUnread: number
  isStarred: number
  hasAttachments: number
  /** JSON. */
  labelIds: string
}

/**
 * The columns of a list, from `message`. Where a message is follows from the ledger, row by row for the rows of
 * one page only, so there is no second copy of that fact that could differ.
 */
export const messageColumns = sql`
  message.id, message.account_id AS accountId, message.place, message.is_unread AS isUnread, is_starred AS isStarred,
  has_attachments AS hasAttachments, from_name AS fromName, from_address AS fromAddress, subject, preview, message.date,
  message.size,
  coalesce((
    SELECT CASE
      WHEN state = 'pending-delete' THEN state
      WHEN held <> 'whole' THEN 'server'
      WHEN state = 'both' THEN state
      ELSE 'here'
    END
    FROM ledger WHERE message_id = message.id
  ), 'here') AS "where",
  (
    SELECT json_group_array(label_id) FROM message_label WHERE message_label.message_id = message.id
  ) AS labelIds`

/** Turns what the database gave into what the list shows. */
export const toMessageRow = (record: MessageRecord): MessageRow => ({
  ...record,
  isUnread: record.isUnread === 1,
  isStarred: record.isStarred === 1,
  hasAttachments: record.hasAttachments === 1,
  labelIds: JSON.parse(record.labelIds) as number[],
})
