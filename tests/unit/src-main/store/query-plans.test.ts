import { afterAll, describe, expect, it } from 'vitest'
import { PLACES } from '../../../../src-main/contract/message.ts'
import { pageQuery } from '../../../../src-main/store/lists.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
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
      const plan = explain(db, pageQuery(query, 50, 50))

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
