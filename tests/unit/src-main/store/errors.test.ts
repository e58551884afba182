import { describe, expect, it } from 'vitest'
import { toStoreError } from '../../../../src-main/store/errors.ts'

describe('what the database says', () => {
  it.each([
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_READONLY_DBMOVED', 'read-only'],
    ['SQLITE_IOERR_WRITE', 'disk-gone'],
    ['SQLITE_IOERR', 'disk-gone'],
    ['SQLITE_CANTOPEN_ISDIR', 'disk-gone'],
    ['SQLITE_BUSY_RECOVERY', 'locked'],
    ['SQLITE_CORRUPT_VTAB', 'corrupt'],
    ['SQLITE_MISUSE', 'unexpected'],
  ])('%s means %s', (code, kind) => {
    expect(toStoreError(Object.assign(new Error('from the driver'), { code })).kind).toBe(kind)
  })
})
