import type { Place } from '../contract/message.ts'
import { deleteThere, putBackDecisions, undoDeleteThere, type ReplacedDecisions } from './decisions.ts'
import type { WritableDb } from './handles.ts'
import { queueLessons, queueUnlearning } from './junk.ts'
import { jsonList, sql } from './sql.ts'
import type { Sql } from './sql.ts'

const COLUMNS = { unread: sql`is_unread`, starred: sql`is_starred`, place: sql`place` }
type Mark = keyof typeof COLUMNS

/** What messages were before one of their marks was changed. */
export interface FormerMarks {
  kind: 'marks'
  mark: Mark
  /** What the change made of it. */
  made: number | string
  /** Only of messages that were not so already. */
  former: { value: number | string; ids: number[] }[]
  /** What was to become of the server's copies. */
  decisions: ReplacedDecisions | null
}

/** Whose lists a change is about, and what there was before it. */
export interface MarkChange {
  accountIds: string[]
  before: FormerMarks
}

/** Marks messages as unread or read. @throws StoreError */
export const setUnread = (
  db: WritableDb,
  { ids, isUnread }: { ids: number[]; isUnread: boolean },
): MarkChange => db.transaction(() => change(db, ids, 'unread', Number(isUnread)))

/** Stars messages or takes the star away. @throws StoreError */
export const setStarred = (
  db: WritableDb,
  { ids, isStarred }: { ids: number[]; isStarred: boolean },
): MarkChange => db.transaction(() => change(db, ids, 'starred', Number(isStarred)))

/**
 * Moves messages to a place. Into the Bin means: to be deleted on the server, too, of the accounts in `deletesThere`; out of
 * it: not to be deleted there either.
 * @throws StoreError
 */
export function moveMessages(
  db: WritableDb,
  {
    ids,
    place,
    deletesThere = [],
    now = 0,
    teaches = false,
  }: { ids: number[]; place: Place; deletesThere?: string[]; now?: number; teaches?: boolean },
): MarkChange {
  return db.transaction(() => {
    const undone = place === 'bin' ? null : undoDeleteThere(db, ids)
    const moved = change(db, ids, 'place', place)
    if (teaches) teach(db, place, moved.before)
    const decisions = undone ?? deleteThere(db, { ids, accountIds: deletesThere, now })
    return { ...moved, before: { ...moved.before, decisions } }
  })
}

/** What is moved to Junk is junk. What is taken out of it, or put away, is not. */
function teach(db: WritableDb, place: Place, { former }: FormerMarks): void {
  for (const { value, ids } of former) {
    if (place === 'junk') queueLessons(db, ids, 'junk')
    else if (place === 'archive' || (place === 'inbox' && value === 'junk')) queueLessons(db, ids, 'good')
  }
}

/** Makes messages what they were, where they still are what the change made of them. Inside the caller's transaction. */
export function putBackMarks(db: WritableDb, { mark, made, former, decisions }: FormerMarks): string[] {
  const accountIds = former.flatMap(({ value, ids }) => update(db, ids, mark, value, made).accountIds)
  if (decisions) putBackDecisions(db, decisions)
  // What a move taught is unlearnt with it.
  if (mark === 'place')
    queueUnlearning(
      db,
      former.flatMap(({ ids }) => ids),
    )
  return [...new Set(accountIds)]
}

function change(db: WritableDb, ids: number[], mark: Mark, made: number | string): MarkChange {
  const column = COLUMNS[mark]
  const values = db.all<{ value: number | string }>(sql`
    SELECT DISTINCT ${column} AS value FROM message WHERE ${among(ids)} AND ${column} <> ${made}`)
  const changed = values.map(({ value }) => ({ value, ...update(db, ids, mark, made, value) }))
  return {
    accountIds: [...new Set(changed.flatMap(({ accountIds }) => accountIds))],
    before: {
      kind: 'marks',
      mark,
      made,
      former: changed.map((one) => ({ value: one.value, ids: one.ids })),
      decisions: null,
    },
  }
}

/** Gives those of `ids` whose mark is `from` the mark `to`. */
function update(db: WritableDb, ids: number[], mark: Mark, to: number | string, from: number | string) {
  const column = COLUMNS[mark]
  const changed = db.all<{ id: number; accountId: string }>(sql`
    UPDATE message SET ${column} = ${to} WHERE ${among(ids)} AND ${column} = ${from}
    RETURNING id, account_id AS accountId`)
  return { ids: changed.map(({ id }) => id), accountIds: changed.map(({ accountId }) => accountId) }
}

const among = (ids: number[]): Sql => sql`id IN (SELECT value FROM json_each(${jsonList(ids)}))`
