import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { memoryDb } from '../../../support/memory-db.ts'

describe('senders whose pictures are got', () => {
  let db: Database
  let store: StoreOperations
  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
  })
  afterEach(() => db.close())

  it('are those the user named, however they are written, until he takes it back', () => {
    store.allowPictures({ address: 'News@Example.org' })
    store.allowPictures({ address: 'news@example.org' })
    store.allowPictures({ address: 'a@example.org' })

    expect(store.pictureSenders()).toEqual(['a@example.org', 'news@example.org'])
    expect(store.arePicturesAllowed({ address: 'NEWS@example.org' })).toBe(true)
    expect(store.arePicturesAllowed({ address: 'news@example.net' })).toBe(false)

    store.forgetPictureSender({ address: 'NEWS@example.org' })
    expect(store.pictureSenders()).toEqual(['a@example.org'])
  })
})
