import type { Place } from '../contract/message.ts'
import { undoDeleteThere } from './decisions.ts'
import type { WritableDb } from './handles.ts'
import { jsonList, sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** Marks messages as unread or read; tells whose lists changed. @throws StoreError */
export function setUnread(db: WritableDb, { ids, isUnread }: { ids: number[]; isUnread: boolean }) {
  return change(db, ids, sql`is_unread`, Number(isUnread))
}

/** Stars messages or takes the star away; tells whose lists changed. @throws StoreError */
export function setStarred(db: WritableDb, { ids, isStarred }: { ids: number[]; isStarred: boolean }) {
  return change(db, ids, sql`is_starred`, Number(isStarred))
}

/**
 * Moves messages to a place; tells whose lists changed. Out of the Bin means: not to be deleted on the server either.
 * @throws StoreError
 */
export function moveMessages(db: WritableDb, { ids, place }: { ids: number[]; place: Place }) {
  return change(db, ids, sql`place`, place, () => {
    if (place !== 'bin') undoDeleteThere(db, ids)
  })
}

function change(
  db: WritableDb,
  ids: number[],
  column: Sql,
  value: number | string,
  before?: () => void,
): { accountIds: string[] } {
  const changed = db.transaction(() => {
    before?.()
    return db.all<{ accountId: string }>(sql`
      UPDATE message SET ${column} = ${value}
      WHERE id IN (SELECT value FROM json_each(${jsonList(ids)})) AND ${column} <> ${value}
      RETURNING account_id AS accountId`)
  })
  return { accountIds: [...new Set(changed.map(({ accountId }) => accountId))] }
}
