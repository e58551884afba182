import { afterAll, describe, expect, it } from 'vitest'
import { PLACES } from '../../../../src-main/contract/message.ts'
import { pageQuery } from '../../../../src-main/store/lists.ts'
import type { ListWay } from '../../../../src-main/store/list-way.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { searchConditions } from '../../../../src-main/store/search-conditions.ts'
import { factsQuery, triedQuery, unreadQuery, wordsQuery } from '../../../../src-main/store/search.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import { threadPageQuery } from '../../../../src-main/store/thread-rows.ts'
import { missingQuery } from '../../../../src-main/store/recognise.ts'
import {
  ANNA,
  BORIS,
  explain,
  listQuery,
  memoryDb,
  newHeader,
  newMessage,
} from '../../../support/memory-db.ts'

const PAGE: ListWay = { from: null, isBackwards: false, skip: 50, limit: 50 }
const FROM_A_ROW: ListWay = { ...PAGE, from: { index: 7, date: 5, id: 5 } }

describe('the query of each list', () => {
  const db = memoryDb()
  const store = storeOperations(db)
  for (const accountId of [ANNA, BORIS]) {
    const messages = Array.from({ length: 100 }, (_, index) => newMessage({ uid: `${index}` }))
    store.commitMessages({ accountId, messages, now: 1 })
  }
  store.setStarred({ ids: [1, 2, 3], isStarred: true })
  afterAll(() => db.close())

  const lists = [ANNA, null].flatMap((accountId) =>
    [...PLACES.slice(0, 1), null].flatMap((place) =>
      [true, false].map((starredOnly) => listQuery({ accountId, place, starredOnly })),
    ),
  )
  const indexes = [
    'starred_by_account_place',
    'message_by_account_place',
    'starred_by_account',
    'message_by_account',
    'starred_by_place',
    'message_by_place',
    'starred_by_date',
    'message_by_date',
  ]

  it.each(lists.map((query, index) => ({ query, index: indexes[index]! })))(
    'reads $index in its order, looks up ledger and labels by message, and sorts nothing',
    ({ query, index }) => {
      const plan = explain(db, pageQuery(query, PAGE))

      expect(plan[0]).toMatch(new RegExp(`^(SEARCH|SCAN) message USING INDEX ${index}\\b`))
      expect(plan.slice(1)).toEqual([
        expect.stringContaining('CORRELATED SCALAR SUBQUERY'),
        expect.stringContaining('SEARCH ledger USING INDEX ledger_by_message (message_id=?)'),
        expect.stringContaining('CORRELATED SCALAR SUBQUERY'),
        expect.stringContaining('SEARCH message_label USING PRIMARY KEY (message_id=?)'),
      ])
      // Only a list of everything may walk a whole index: it is that index.
      if (query.accountId !== null || query.place !== null) expect(plan[0]).toMatch(/^SEARCH/)
    },
  )

  it.each(lists.map((query, index) => ({ query, index: indexes[index]! })))(
    'goes straight to a row whose place is known in $index, forth and back',
    ({ query, index }) => {
      for (const isBackwards of [false, true]) {
        const plan = explain(db, pageQuery(query, { ...FROM_A_ROW, isBackwards }))

        expect(plan[0]).toMatch(new RegExp(`^SEARCH message USING INDEX ${index} .*\\bdate[<>]`))
        expect(plan.filter((line) => line.includes('TEMP B-TREE'))).toEqual([])
      }
    },
  )
})

describe('the query of each order', () => {
  const db = memoryDb()
  afterAll(() => db.close())
  const queries = (['sender', 'subject', 'size'] as const).flatMap((order) =>
    [true, false].flatMap((isAscending) =>
      [ANNA, null].map((accountId) => listQuery({ place: 'inbox', accountId, order, isAscending })),
    ),
  )

  it.each(queries)('reads the index of $order, forth or back ($isAscending), and sorts nothing', (query) => {
    const plan = explain(db, pageQuery(query, PAGE))

    expect(plan[0]).toMatch(
      new RegExp(`^SEARCH message USING INDEX message_by_${query.order} \\(place=\\?\\)`),
    )
    expect(plan.filter((line) => line.includes('TEMP B-TREE'))).toEqual([])
  })

  it.each([
    [ANNA, 'thread_by_account_place (account_id=? AND place=?)'],
    [null, 'thread_by_place (place=?)'],
  ])('reads conversations in the order of one index', (accountId, index) => {
    const plan = explain(db, threadPageQuery({ accountId, place: 'inbox', isAscending: false }, PAGE))

    expect(plan.slice(0, 2)).toEqual(['CO-ROUTINE thread', expect.stringContaining(index)])
    // Only the page itself is walked.
    expect(plan.filter((line) => line.includes('TEMP B-TREE') || line.startsWith('SCAN'))).toEqual([
      'SCAN thread',
    ])
    const further = threadPageQuery({ accountId, place: 'inbox', isAscending: false }, FROM_A_ROW)
    expect(explain(db, further)[1]).toMatch(/place=\? AND \(newest_date,newest_id\)</)
  })
})

describe('a search', () => {
  const db = memoryDb()
  afterAll(() => db.close())
  const newest = listQuery({ text: 'x' })
  const WORDS = sql`message_text MATCH ${'"a"'}`

  it('reads the words newest first, and stops at the page', () => {
    const plan = explain(db, wordsQuery(WORDS, sql`TRUE`, newest, 50))

    expect(plan).toEqual([expect.stringMatching(/^SCAN message_text VIRTUAL TABLE INDEX/)])
  })

  it('looks facts up in the index of dates alone', () => {
    const facts = sql`TRUE${searchConditions([
      { kind: 'unread', isNot: false },
      { kind: 'larger', octets: 5, isNot: false },
    ])}`

    expect(explain(db, factsQuery(facts, null, newest, 50))).toEqual([
      'SCAN message USING COVERING INDEX message_by_date',
    ])
    expect(explain(db, wordsQuery(WORDS, facts, newest, 50))).toContain(
      'SCAN message USING COVERING INDEX message_by_date',
    )
  })

  it('counts what is unread of what it found without reading a message', () => {
    expect(explain(db, unreadQuery([1, 2]))).toEqual([
      expect.stringMatching(/^SCAN json_each/),
      expect.stringMatching(/^SEARCH message USING COVERING INDEX message_unread/),
    ])
  })

  it('asks the newest texts one by one', () => {
    const plan = explain(db, triedQuery(WORDS, sql`has_attachments = 1`, 50))

    expect(plan).toContain('SEARCH message USING INTEGER PRIMARY KEY (rowid=?)')
    expect(plan.filter((line) => line.startsWith('SCAN message USING'))).toEqual([])
  })
})

describe('the search for a message under a new UID', () => {
  it('looks up what the server no longer lists, not every message there is', () => {
    const db = memoryDb()

    const [ledger, ...others] = explain(db, missingQuery(ANNA, newHeader()))
    db.close()

    expect(ledger).toBe('SEARCH ledger USING INDEX ledger_missing (account_id=? AND header_hash=?)')
    expect(others).toEqual([expect.stringContaining('SEARCH message USING INTEGER PRIMARY KEY')])
  })
})
