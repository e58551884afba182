import type { ReadableDb, WritableDb } from './handles.ts'
import { sql } from './sql.ts'
import { enterWords, type MessageWords } from './unindexed.ts'

/** A PDF with which the program went down twice is let be. */
const MAX_TRIES = 2

const isIndexed = sql`message_id NOT IN (SELECT message_id FROM unindexed)`
const waiting = sql`tries < ${MAX_TRIES} AND ${isIndexed}`

/**
 * The newest message whose PDFs are to be read, counted as a try; null: none waits. One whose other words are not entered
 * yet has its turn after that.
 * @throws StoreError
 */
export const beginPdfs = (db: WritableDb): { id: number } | null =>
  db.get<{ id: number }>(sql`
    UPDATE unindexed_pdfs SET tries = tries + 1
    WHERE message_id = (SELECT max(message_id) FROM unindexed_pdfs WHERE ${waiting})
    RETURNING message_id AS id`) ?? null

/** How many wait. @throws StoreError */
export const countUnindexedPdfs = (db: ReadableDb): number =>
  db.get<{ count: number }>(sql`SELECT count(*) AS count FROM unindexed_pdfs WHERE ${waiting}`)?.count ?? 0

/**
 * Enters the words of a message with those of its PDFs, and tells whose searches find more; with null it is found by those
 * it has, and not tried again. One that was removed meanwhile, or has to be indexed anew, is passed over.
 * @throws StoreError
 */
export function endPdfs(
  db: WritableDb,
  { id, words }: { id: number; words: Pick<MessageWords, 'recipients' | 'body'> | null },
): { accountIds: string[] } {
  return db.transaction(() => {
    const { changes } = db.run(sql`DELETE FROM unindexed_pdfs WHERE message_id = ${id} AND ${isIndexed}`)
    if (changes === 0 || !words) return { accountIds: [] }
    enterWords(db, { id, ...words })
    const accounts = db.all<{ id: string }>(sql`SELECT account_id AS id FROM message WHERE id = ${id}`)
    return { accountIds: accounts.map((account) => account.id) }
  })
}
