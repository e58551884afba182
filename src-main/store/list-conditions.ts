import type { MessageQuery } from '../contract/message.ts'
import { sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** What a query asks of a message row, its text aside. */
export function conditions({
  accountId,
  place,
  starredOnly,
  labelId,
}: Pick<MessageQuery, 'accountId' | 'place' | 'starredOnly' | 'labelId'>): Sql {
  if (labelId !== null) {
    return sql`message.id IN (SELECT message_id FROM message_label WHERE label_id = ${labelId})`
  }
  const account = accountId === null ? sql`` : sql` AND account_id = ${accountId}`
  const inPlace = place === null ? sql`` : sql` AND place = ${place}`
  // Not a parameter: only the literal condition lets SQLite use the indexes of starred messages.
  const starred = starredOnly ? sql` AND is_starred = 1` : sql``
  return sql`TRUE${account}${inPlace}${starred}`
}
