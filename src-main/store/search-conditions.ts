import type { Search, SearchFact } from './parse-search.ts'
import { jsonList, sql } from './sql.ts'
import type { Sql } from './sql.ts'
import { textRowidsFrom } from './text-rowid.ts'

/** What a search asks of message rows besides words, to follow another condition. */
export const searchConditions = (facts: Search['facts']): Sql =>
  facts.reduce(
    (all, fact) =>
      fact.isNot ? sql`${all} AND NOT (${condition(fact)})` : sql`${all} AND ${condition(fact)}`,
    sql``,
  )

/**
 * The same for a search in `message_text`, whose row numbers tell the date: `among` is to follow its other conditions, and
 * only what `rest` asks needs the message.
 */
export function amongTexts(facts: Search['facts']): { among: Sql; rest: Search['facts'] } {
  let among = sql``
  const rest = facts.filter((fact) => {
    const end = fact.kind === 'before' ? textRowidsFrom(fact.date) : null
    if (end === null) return true
    const side = fact.isNot ? sql`>=` : sql`<`
    among = sql`${among} AND message_text.rowid ${side} ${end}`
    return false
  })
  return { among, rest }
}

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
