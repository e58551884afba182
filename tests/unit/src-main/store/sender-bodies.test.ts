import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { memoryDb } from '../../../support/memory-db.ts'

describe('how mail of a sender is shown first', () => {
  let db: Database
  beforeEach(() => (db = memoryDb()))
  afterEach(() => db.close())

  it('is what was chosen last, however the address is written', () => {
    const store = storeOperations(db)
    expect(store.preferredBody({ address: 'news@example.org' })).toBeNull()

    store.preferBody({ address: 'News@Example.org', body: 'text' })
    expect(store.preferredBody({ address: 'news@example.org' })).toBe('text')

    store.preferBody({ address: 'news@example.org', body: 'html' })
    expect(store.preferredBody({ address: 'NEWS@example.org' })).toBe('html')
    expect(store.preferredBody({ address: 'other@example.org' })).toBeNull()
  })
})
