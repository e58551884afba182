import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { memoryDb } from '../../../support/memory-db.ts'

describe('searches that were made', () => {
  let db: Database
  let store: StoreOperations
  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
  })
  afterEach(() => db.close())
  const texts = (): string[] => store.listSearches().map(({ text }) => text)

  it('are remembered with the latest first, each once', () => {
    for (const text of ['one', 'two', 'one']) store.rememberSearch({ text })

    expect(store.listSearches()).toEqual([
      { text: 'one', isKept: false },
      { text: 'two', isKept: false },
    ])
  })

  it('make room for newer ones, except those that are kept, which come first', () => {
    store.rememberSearch({ text: 'dear' })
    store.keepSearch({ text: 'dear', isKept: true })
    for (let at = 1; at <= 20; at++) store.rememberSearch({ text: `search ${String(at)}` })

    expect(texts()).toHaveLength(13)
    expect(texts().slice(0, 2)).toEqual(['dear', 'search 20'])
  })

  it('are forgotten one by one, or all that are not kept', () => {
    for (const text of ['dear', 'one', 'two']) store.rememberSearch({ text })
    store.keepSearch({ text: 'dear', isKept: true })
    store.forgetSearch({ text: 'one' })
    expect(texts()).toEqual(['dear', 'two'])

    store.forgetSearch({ text: null })
    expect(texts()).toEqual(['dear'])
  })
})
