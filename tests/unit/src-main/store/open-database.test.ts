import { createHash } from 'node:crypto'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreError } from '../../../../src-main/store/errors.ts'
import type { StoreErrorKind } from '../../../../src-main/store/errors.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { openDatabase } from '../../../../src-main/store/open-database.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { ANNA, commitAndIndex, newMessage, TEST_KEY } from '../../../support/memory-db.ts'
import { runAndKill } from './crash-in-commit.ts'

const WRONG_KEY = new Uint8Array(32).fill(8)

describe('open database', () => {
  let directory: string
  let path: string

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'store-'))
    path = join(directory, 'mail.db')
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  const open = (key = TEST_KEY): Database => openDatabase({ path, key })
  const everything = () =>
    readdirSync(directory).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(directory, name)))
        .digest('hex'),
    ])
  const kindOf = (work: () => unknown): StoreErrorKind | undefined => {
    try {
      work()
      return undefined
    } catch (error) {
      if (error instanceof StoreError) return error.kind
      throw error
    }
  }
  const fill = (): void => {
    const db = open()
    commitAndIndex(storeOperations(db), {
      accountId: ANNA,
      messages: [
        newMessage({ uid: 'whole' }),
        newMessage({ subject: 'Confidential', searchText: 'zanzibar', text: 'A secret. '.repeat(5000) }),
      ],
      now: 1,
    })
    db.close()
  }

  it('keeps what was stored, in one file, and nothing of it in clear', () => {
    fill()

    const stored = readFileSync(path).toString('latin1')
    expect(readdirSync(directory)).toEqual(['mail.db'])
    for (const word of ['SQLite format', 'Confidential', 'A secret', 'zanzibar', 'vera@', 'CREATE TABLE'])
      expect(stored).not.toContain(word)
    const db = open()
    expect(storeOperations(db).messageRow({ id: 2 })?.subject).toBe('Confidential')
    db.close()
  })

  it('writes a commit to the disk before it returns, in a write-ahead log', () => {
    const db = open()

    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'auto_vacuum'].map(
      (name) => Object.values(db.get({ text: `PRAGMA ${name}`, params: [] }) ?? {}).join(),
    )

    expect(settings).toEqual(['wal', '2', '1', '2', '2'])
    db.close()
  })

  it('says that the key is wrong and leaves the file as it is', () => {
    fill()
    const before = everything()

    expect(kindOf(() => open(WRONG_KEY))).toBe('key-wrong')
    expect(everything()).toEqual(before)
    open().close()
  })

  it('leaves the log of a crash as it is when the key is wrong, and recovers it with the right one', async () => {
    await runAndKill(path, 3)
    const before = everything()
    expect(before.map(([name]) => name)).toEqual(['mail.db', 'mail.db-wal'])

    expect(kindOf(() => open(WRONG_KEY))).toBe('key-wrong')
    expect(everything()).toEqual(before)

    const db = open()
    expect(storeOperations(db).readLedger({ accountId: ANNA }).length).toBeGreaterThanOrEqual(3)
    db.close()
  })

  it.each([
    ['a text', () => 'Dear diary'],
    ['noise that is no whole number of pages', () => Buffer.alloc(10_000, 5)],
    ['a database cut short', () => readFileSync(path).subarray(0, 3000)],
  ])('calls %s corrupt and leaves it as it is', (_, content) => {
    fill()
    writeFileSync(path, content())
    const before = everything()

    expect(kindOf(open)).toBe('corrupt')
    expect(everything()).toEqual(before)
  })

  it.each([2000, 30_000])(
    'reports a damaged page %i bytes before the end, and serves everything else',
    (fromEnd) => {
      fill()
      const content = readFileSync(path)
      content[content.length - fromEnd]! ^= 1
      writeFileSync(path, content)
      const db = open()
      const store = storeOperations(db)

      expect(kindOf(() => store.readMessage({ id: 2 }))).toBe('corrupt')
      expect(store.messageRow({ id: 2 })?.subject).toBe('Confidential')
      expect(
        store.beginDelete({ accountId: ANNA, uids: ['uid-1', 'whole'], by: { kind: 'user' }, now: 1 }),
      ).toEqual(['whole'])
      expect(store.readLedger({ accountId: ANNA })).toMatchObject([
        { uid: 'uid-1', state: 'both' },
        { uid: 'whole', state: 'pending-delete' },
      ])
      expect(store.setUnread({ ids: [1], isUnread: false })).toMatchObject({ accountIds: [ANNA] })
      expect(kindOf(() => store.readMessage({ id: 2 }))).toBe('corrupt')
      db.close()
    },
  )

  it('makes a new database of an empty file', () => {
    fill()
    truncateSync(path, 0)

    open().close()

    expect(statSync(path).size).toBeGreaterThan(0)
  })

  it('tells a second opener that the file is locked, until the first lets go', () => {
    const first = open()

    expect(kindOf(open)).toBe('locked')

    first.close()
    open().close()
  })

  it('reports a place where no file can be made as unexpected', () => {
    expect(kindOf(() => openDatabase({ path: join(directory, 'none', 'mail.db'), key: TEST_KEY }))).toBe(
      'unexpected',
    )
  })

  it('refuses a key that is not 32 bytes', () => {
    expect(kindOf(() => open(new Uint8Array(31)))).toBe('unexpected')
    expect(readdirSync(directory)).toEqual([])
  })
})
