import type { ReadableDb } from './handles.ts'
import { goesThere } from './delete-messages.ts'
import { jsonList, sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** The places that are emptied. */
export type EmptiedPlace = 'bin' | 'junk'

/** Messages to be deleted for good: those chosen, or all that are in a place. */
export type Doomed = { ids: number[] } | { place: EmptiedPlace }

/** How many messages would go, and how many copies on servers with them. Changes nothing. @throws StoreError */
export const countDoomed = (
  db: ReadableDb,
  { doomed, deletesThere }: { doomed: Doomed; deletesThere: string[] },
): { messages: number; there: number } =>
  db.get<{ messages: number; there: number }>(sql`
    SELECT count(*) AS messages, coalesce(sum(EXISTS (
      SELECT 1 FROM ledger WHERE message_id = message.id AND missing_since IS NULL AND ${goesThere(deletesThere)})), 0) AS there
    FROM message WHERE ${among(doomed)}`) ?? { messages: 0, there: 0 }

/** The next messages of a place, the first to have come there first; `before`: only those that came there before that. @throws StoreError */
export const listPutAway = (
  db: ReadableDb,
  { place, before, limit }: { place: EmptiedPlace; before: number | null; limit: number },
): number[] =>
  db
    .all<{ id: number }>(
      sql`
      SELECT message.id FROM put_away JOIN message ON message.id = put_away.message_id
      WHERE place = ${place} AND since < ${before ?? Number.MAX_SAFE_INTEGER} ORDER BY since LIMIT ${limit}`,
    )
    .map(({ id }) => id)

const among = (doomed: Doomed): Sql =>
  'ids' in doomed
    ? sql`id IN (SELECT value FROM json_each(${jsonList(doomed.ids)}))`
    : sql`place = ${doomed.place}`
