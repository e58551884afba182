import type { MessageRow } from '../contract/message.ts'
import type { ReadableDb } from './handles.ts'
import { messageColumns, toMessageRow, type MessageRecord } from './message-rows.ts'
import { sql } from './sql.ts'

/** A place in a list that goes from the newest message to the oldest. */
export interface DatedPosition {
  date: number
  id: number
}

/** A message that is known, and the first octets of what is here of it: at least its header. */
export interface KnownHeaderBlock {
  row: MessageRow
  /** null: only what TOP told is here. */
  block: Uint8Array<ArrayBuffer> | null
}

/** Octets of messages that one page reads: to see the head of one, the database must walk through all of it. */
const PAGE_OCTETS = 16 * 1024 * 1024
/** The longest headers (mailing lists, ARC chains) stay under it. */
const BLOCK_OCTETS = 64 * 1024

/** Header blocks of an account (null: of all), newest first, from after `before` on; none: there are no more. @throws StoreError */
export function readHeaderBlocks(
  db: ReadableDb,
  ask: { accountId: string | null; before: DatedPosition | null; limit: number },
): KnownHeaderBlock[] {
  const { accountId, before, limit } = ask
  const account = accountId === null ? sql`TRUE` : sql`account_id = ${accountId}`
  const after = before === null ? sql`` : sql` AND (date, id) < (${before.date}, ${before.id})`
  const rows = db
    .all<MessageRecord>(
      sql`SELECT ${messageColumns} FROM message WHERE ${account}${after} ORDER BY date DESC, id DESC LIMIT ${limit}`,
    )
    .map(toMessageRow)
  const blocks: KnownHeaderBlock[] = []
  let octets = 0
  for (const row of rows) {
    if (blocks.length > 0 && octets + row.size > PAGE_OCTETS) break
    octets += row.size
    blocks.push({ row, block: headOf(db, row.id) })
  }
  return blocks
}

function headOf(db: ReadableDb, id: number): Uint8Array<ArrayBuffer> | null {
  const head = db.get<{ block: Uint8Array<ArrayBuffer> | null }>(sql`
    SELECT coalesce(
      (SELECT substr(bytes, 1, ${BLOCK_OCTETS}) FROM message_bytes WHERE message_id = ${id}),
      (SELECT bytes FROM message_part WHERE message_id = ${id}),
      (SELECT block FROM header_block WHERE message_id = ${id})) AS block`)
  return head?.block ?? null
}
