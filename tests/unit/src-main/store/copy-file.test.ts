import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../../src-main/store/open-database.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import { openStore, type Store } from '../../../../src-main/store/store-client.ts'
import { ANNA, newMessage, TEST_KEY, memoryDb } from '../../../support/memory-db.ts'
import { startTsWorker } from '../../../support/ts-worker.ts'

const entry = fileURLToPath(new URL('../../../../src-main/store/store-worker.ts', import.meta.url))
const PIECE = 64 * 1024
const BIG = 'x'.repeat(20_000)

describe('a copy of the database', () => {
  let directory: string
  let path: string
  let copyPath: string
  let store: Store
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'store-'))
    path = join(directory, 'mail.db')
    copyPath = join(directory, 'copy.db')
    store = await openStore(startTsWorker(entry), { path, key: TEST_KEY })
  })
  afterEach(async () => {
    await store.close()
    rmSync(directory, { recursive: true })
  })

  const commit = (from: number, count: number): Promise<unknown> =>
    store.commitMessages({
      accountId: ANNA,
      messages: Array.from({ length: count }, (_, at) =>
        newMessage({ uid: `uid-${String(from + at)}`, text: `Subject: ${String(from + at)}\r\n\r\n${BIG}` }),
      ),
      now: 1,
    })
  /** Copies piece by piece; `between` is done after each. */
  async function copy(octets: number, between: () => Promise<unknown>): Promise<void> {
    const pieces: Uint8Array[] = []
    for (let at = 0; at < octets; at += PIECE) {
      pieces.push(await store.readCopy({ at, octets: Math.min(PIECE, octets - at) }))
      await between()
    }
    writeFileSync(copyPath, Buffer.concat(pieces))
  }

  it('is what was there when it was begun, however much is committed meanwhile', async () => {
    await commit(0, 50)
    const begun = await store.beginCopy()
    let committed = 50
    await copy(begun.octets, async () => {
      await commit(committed, 80)
      committed += 80
    })
    await store.endCopy()

    const db = openDatabase({ path: copyPath, key: TEST_KEY })
    const operations = storeOperations(db)
    expect(begun.messages).toBe(50)
    expect(operations.examine()).toEqual({ fault: null, messages: 50 })
    expect(db.get(sql`PRAGMA cipher_integrity_check`)).toBeUndefined()
    expect(operations.checkNext({ after: 0, octets: 1e9 })).toEqual({ checked: 50, damaged: [], last: 50 })
    db.close()
    // More than the log is let grow to otherwise.
    expect(committed * BIG.length).toBeGreaterThan(33_000_000)
    expect(await store.examine()).toEqual({ fault: null, messages: committed })
  })

  it('can be made again, and leaves the store locked for everybody else', async () => {
    await commit(0, 3)
    for (let round = 0; round < 2; round++) {
      const { octets } = await store.beginCopy()
      await copy(octets, () => Promise.resolve())
      await store.endCopy()
    }

    await expect(openStore(startTsWorker(entry), { path, key: TEST_KEY })).rejects.toMatchObject({
      kind: 'locked',
    })
  })

  it('is given up when the file is written to after all', async () => {
    await commit(0, 3)
    const { octets } = await store.beginCopy()
    await commit(3, 3)
    await store.endCopy()
    const again = await store.beginCopy()
    expect(again.octets).toBeGreaterThanOrEqual(octets)
    truncateSync(path, again.octets + 8192)

    await expect(store.readCopy({ at: 0, octets: PIECE })).rejects.toThrow('written to')
    truncateSync(path, again.octets)
    await store.endCopy()
  })

  it('that is damaged is said to be so', async () => {
    await commit(0, 50)
    const { octets } = await store.beginCopy()
    await copy(octets, () => Promise.resolve())
    await store.endCopy()
    const bytes = readFileSync(copyPath)
    bytes[octets / 2] = (bytes[octets / 2] ?? 0) ^ 1
    writeFileSync(copyPath, bytes)
    const db = openDatabase({ path: copyPath, key: TEST_KEY })
    expect(storeOperations(db).examine().fault).not.toBeNull()
    db.close()
  })

  it('is refused where there is no file', () => {
    const db = memoryDb()
    expect(() => storeOperations(db).beginCopy()).toThrow('in memory')
    db.close()
  })

  it('leaves nothing beside the database', async () => {
    await commit(0, 3)
    const { octets } = await store.beginCopy()
    await copy(octets, () => Promise.resolve())
    await store.endCopy()
    await store.close()
    expect(readdirSync(directory).sort()).toEqual(['copy.db', 'mail.db'])
    store = await openStore(startTsWorker(entry), { path, key: TEST_KEY })
  })
})
