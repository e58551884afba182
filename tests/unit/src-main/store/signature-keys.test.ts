import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { memoryDb } from '../../../support/memory-db.ts'

describe('keys of signatures', () => {
  let db: Database
  let store: StoreOperations
  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
  })
  afterEach(() => db.close())

  it('are kept until they are looked up anew', () => {
    store.keepSignatureKeys({ keys: [{ name: 'a._domainkey.x.example', record: 'p=1' }], now: 1 })
    store.keepSignatureKeys({
      keys: [
        { name: 'a._domainkey.x.example', record: 'p=2' },
        { name: 'b._domainkey.x.example', record: 'p=' },
      ],
      now: 2,
    })

    expect(
      store.signatureKeys({
        names: ['b._domainkey.x.example', 'a._domainkey.x.example', 'c._domainkey.x.example'],
      }),
    ).toEqual([
      { name: 'b._domainkey.x.example', record: 'p=' },
      { name: 'a._domainkey.x.example', record: 'p=2' },
    ])
  })
})
