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

/** A label that was removed, and what had it. */
export interface FormerLabel {
  kind: 'label'
  id: number
  name: string
  colour: number
  messageIds: number[]
}

/** Removes a label from everywhere; tells whose lists changed, and what there was (null: no such label). @throws StoreError */
export function removeLabel(
  db: WritableDb,
  { id }: { id: number },
): { accountIds: string[]; before: FormerLabel | null } {
  return db.transaction(() => {
    const label = db.get<{ name: string; colour: number }>(
      sql`SELECT name, colour FROM label WHERE id = ${id}`,
    )
    const messageIds = db
      .all<{ messageId: number }>(
        sql`SELECT message_id AS messageId FROM message_label WHERE label_id = ${id}`,
      )
      .map(({ messageId }) => messageId)
    db.run(sql`DELETE FROM label WHERE id = ${id}`)
    return {
      accountIds: accountsOf(db, messageIds),
      before: label ? { kind: 'label', id, ...label, messageIds } : null,
    }
  })
}

/** Makes a removed label again, under its number, so that rules find it. Inside the caller's transaction. */
export function putBackLabel(db: WritableDb, { id, name, colour, messageIds }: FormerLabel): string[] {
  db.run(sql`INSERT OR IGNORE INTO label (id, name, colour) VALUES (${id}, ${name}, ${colour})`)
  return put(db, messageIds, id, true).accountIds
}

/** Which messages got or lost a label. */
export interface FormerLabelling {
  kind: 'labelling'
  labelId: number
  isOn: boolean
  messageIds: number[]
}

/** Puts a label on messages or takes it off; tells whose lists changed, and which messages. @throws StoreError */
export function putLabel(
  db: WritableDb,
  { messageIds, labelId, isOn }: { messageIds: number[]; labelId: number; isOn: boolean },
): { accountIds: string[]; before: FormerLabelling } {
  return db.transaction(() => {
    const changed = put(db, messageIds, labelId, isOn)
    return {
      accountIds: changed.accountIds,
      before: { kind: 'labelling', labelId, isOn, messageIds: changed.messageIds },
    }
  })
}

/** Takes back what `putLabel` did. Inside the caller's transaction. */
export const putBackLabelling = (db: WritableDb, { labelId, isOn, messageIds }: FormerLabelling): string[] =>
  put(db, messageIds, labelId, !isOn).accountIds

function put(db: WritableDb, messageIds: number[], labelId: number, isOn: boolean) {
  const chosen = sql`SELECT value FROM json_each(${jsonList(messageIds)})`
  const changed = isOn
    ? db.all<{ messageId: number }>(sql`
        INSERT INTO message_label (message_id, label_id, date, is_unread)
        SELECT message.id, label.id, date, is_unread FROM message JOIN label ON label.id = ${labelId}
        WHERE message.id IN (${chosen})
        ON CONFLICT DO NOTHING RETURNING message_id AS messageId`)
    : db.all<{ messageId: number }>(sql`
        DELETE FROM message_label WHERE label_id = ${labelId} AND message_id IN (${chosen})
        RETURNING message_id AS messageId`)
  const ids = changed.map(({ messageId }) => messageId)
  return { messageIds: ids, accountIds: accountsOf(db, ids) }
}

const accountsOf = (db: ReadableDb, messageIds: number[]): string[] =>
  db
    .all<{ accountId: string }>(
      sql`
      SELECT DISTINCT account_id AS accountId FROM message
      WHERE id IN (SELECT value FROM json_each(${jsonList(messageIds)})) ORDER BY 1`,
    )
    .map(({ accountId }) => accountId)
