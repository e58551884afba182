import type { ReadableDb } from './handles.ts'
import { jsonList, sql } from './sql.ts'
import type { KnownMessage } from './store-operations.ts'

type Record = Omit<KnownMessage, 'header'> &
  Omit<NonNullable<KnownMessage['header']>, 'isSpam'> & { isSpam: number }

/** What is known of those of these UIDs that the ledger has, with what TOP would say of them. @throws StoreError */
export function knownMessages(
  db: ReadableDb,
  { accountId, uids }: { accountId: string; uids: string[] },
): KnownMessage[] {
  const records = db.all<Record>(sql`
    SELECT uid, ledger.size, message.id AS messageId,
      CASE WHEN held = 'whole' AND state IN ('both', 'pending-delete') THEN state ELSE 'server' END AS "where",
      from_name AS fromName, from_address AS fromAddress, subject, date, spam_score AS spamScore,
      is_spam AS isSpam
    FROM ledger LEFT JOIN message ON message.id = ledger.message_id
    WHERE ledger.account_id = ${accountId} AND uid IN (SELECT value FROM json_each(${jsonList(uids)}))`)
  return records.map(({ uid, size, messageId, where, isSpam, ...header }) => ({
    uid,
    size,
    messageId,
    where,
    header: messageId === null ? null : { ...header, isSpam: isSpam === 1 },
  }))
}
