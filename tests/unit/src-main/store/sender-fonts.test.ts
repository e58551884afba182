import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { memoryDb } from '../../../support/memory-db.ts'

describe('in which font plain text of a sender is shown', () => {
  let db: Database
  beforeEach(() => (db = memoryDb()))
  afterEach(() => db.close())

  it('is what was chosen last, however the address is written', () => {
    const store = storeOperations(db)
    expect(store.preferredFont({ address: 'cron@example.org' })).toBeNull()

    store.preferFont({ address: 'Cron@Example.org', font: 'fixed' })
    expect(store.preferredFont({ address: 'cron@example.org' })).toBe('fixed')

    store.preferFont({ address: 'cron@example.org', font: 'proportional' })
    expect(store.preferredFont({ address: 'CRON@example.org' })).toBe('proportional')
    expect(store.preferredFont({ address: 'other@example.org' })).toBeNull()
  })
})
