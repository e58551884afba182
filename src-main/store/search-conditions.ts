import type { Search, SearchFact } from './parse-search.ts'
import { jsonList, sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** What a search asks of message rows besides words, to follow another condition. */
export const searchConditions = (facts: Search['facts']): Sql =>
  facts.reduce(
    (all, fact) =>
      fact.isNot ? sql`${all} AND NOT (${condition(fact)})` : sql`${all} AND ${condition(fact)}`,
    sql``,
  )

function condition(fact: SearchFact): Sql {
  switch (fact.kind) {
    case 'attachment':
      return sql`has_attachments = 1`
    case 'unread':
      return sql`message.is_unread = 1`
    case 'starred':
      return sql`is_starred = 1`
    case 'before':
      return sql`message.date < ${fact.date}`
    case 'larger':
      return sql`message.size > ${fact.octets}`
    case 'place':
      return sql`place = ${fact.place}`
    case 'label':
      return sql`message.id IN (SELECT message_id FROM message_label WHERE label_id = ${fact.id})`
    case 'account':
      return sql`account_id IN (SELECT value FROM json_each(${jsonList(fact.ids)}))`
  }
}
