import type { MessageQuery } from '../contract/message.ts'
import type { ListMark } from './list-way.ts'
import { sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** The order of a list, as an index has it, or that index backwards. */
export function listOrder({ order, isAscending }: Pick<MessageQuery, 'order' | 'isAscending'>): Sql {
  const forth = sql`DESC`
  const back = sql`ASC`
  const [newest, reverse] = isAscending ? [back, forth] : [forth, back]
  switch (order) {
    // A comes first in these, and what is equal then is newest first.
    case 'sender':
      return sql`sender_key ${newest}, date ${reverse}, message.id ${reverse}`
    case 'subject':
      return sql`subject_key ${newest}, date ${reverse}, message.id ${reverse}`
    case 'size':
      return sql`message.size ${newest}, date ${newest}, message.id ${newest}`
    case 'date':
    case 'best':
      return sql`date ${newest}, message.id ${newest}`
  }
}

/** In the order of dates, what stands at the mark and after it; `columns` are those of date and number. */
export function onFrom(mark: ListMark | null, isAscending: boolean, columns: Sql): Sql {
  if (mark === null) return sql``
  const side = isAscending ? sql`>=` : sql`<=`
  return sql` AND (${columns}) ${side} (${mark.date}, ${mark.id})`
}
