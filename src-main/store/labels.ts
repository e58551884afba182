import type { Label } from '../contract/label.ts'
import { StoreError } from './errors.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { jsonList, sql } from './sql.ts'

const columns = sql`id, name, colour, total, unread`

/** Every label with its counts, in the order they were made: names are sorted by who knows their language. @throws StoreError */
export function listLabels(db: ReadableDb): Label[] {
  return db.all<Label>(sql`SELECT ${columns} FROM label ORDER BY id`)
}

/** Makes a label. @throws StoreError */
export function addLabel(db: WritableDb, { name, colour }: { name: string; colour: number }): Label {
  return db.transaction(() => {
    const label = db.get<Label>(
      sql`INSERT INTO label (name, colour) VALUES (${name}, ${colour}) RETURNING ${columns}`,
    )
    if (!label) throw new StoreError('unexpected', 'a label that was made is not there')
    return label
  })
}

/** Renames or recolours a label; one that is gone stays so. @throws StoreError */
export function changeLabel(
  db: WritableDb,
  { id, name, colour }: { id: number; name: string; colour: number },
): void {
  db.run(sql`UPDATE label SET name = ${name}, colour = ${colour} WHERE id = ${id}`)
}

/** Removes a label from everywhere; tells whose lists changed. @throws StoreError */
export function removeLabel(db: WritableDb, { id }: { id: number }): { accountIds: string[] } {
  return db.transaction(() => {
    const accounts = db.all<{ accountId: string }>(sql`
      SELECT DISTINCT account_id AS accountId FROM message_label JOIN message ON message.id = message_label.message_id
      WHERE label_id = ${id} ORDER BY 1`)
    db.run(sql`DELETE FROM label WHERE id = ${id}`)
    return { accountIds: accounts.map(({ accountId }) => accountId) }
  })
}

/** Puts a label on messages or takes it off; tells whose lists changed. @throws StoreError */
export function putLabel(
  db: WritableDb,
  { messageIds, labelId, isOn }: { messageIds: number[]; labelId: number; isOn: boolean },
): { accountIds: string[] } {
  const chosen = sql`SELECT value FROM json_each(${jsonList(messageIds)})`
  return db.transaction(() => {
    const changed = isOn
      ? db.all<{ messageId: number }>(sql`
          INSERT INTO message_label (message_id, label_id, date, is_unread)
          SELECT message.id, label.id, date, is_unread FROM message JOIN label ON label.id = ${labelId}
          WHERE message.id IN (${chosen})
          ON CONFLICT DO NOTHING RETURNING message_id AS messageId`)
      : db.all<{ messageId: number }>(sql`
          DELETE FROM message_label WHERE label_id = ${labelId} AND message_id IN (${chosen})
          RETURNING message_id AS messageId`)
    const ids = jsonList(changed.map(({ messageId }) => messageId))
    const accounts = db.all<{ accountId: string }>(sql`
      SELECT DISTINCT account_id AS accountId FROM message
      WHERE id IN (SELECT value FROM json_each(${ids})) ORDER BY 1`)
    return { accountIds: accounts.map(({ accountId }) => accountId) }
  })
}
