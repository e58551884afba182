import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../../src-main/store/open-database.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import { ANNA, listQuery, TEST_KEY } from '../../../support/memory-db.ts'
import { batchOf, BATCH_MESSAGES } from './batches.ts'
import { runAndKill } from './crash-in-commit.ts'

describe('a store whose process is killed while it commits', () => {
  let directory: string

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'store-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  it('has every batch that was reported, whole, and no message twice', { timeout: 60_000 }, async () => {
    const path = join(directory, 'mail.db')

    for (const batches of [1, 2, 3, 5, 8]) {
      const last = await runAndKill(path, batches)

      const db = openDatabase({ path, key: TEST_KEY })
      const store = storeOperations(db)
      const ledger = new Map(store.readLedger({ accountId: ANNA }).map((entry) => [entry.uid, entry]))
      const rows = db.get<{ count: number }>(sql`SELECT count(*) AS count FROM message`)?.count
      expect(db.get(sql`PRAGMA integrity_check`)).toEqual({ integrity_check: 'ok' })
      expect(db.all(sql`PRAGMA cipher_integrity_check`)).toEqual([])
      expect(rows).toBe(ledger.size)
      // One more batch than was reported may be there, as headers or whole, but never a part of one.
      expect(ledger.size % BATCH_MESSAGES).toBe(0)
      expect(ledger.size).toBeGreaterThanOrEqual((last + 1) * BATCH_MESSAGES)
      for (let batch = 0; batch <= last; batch++) {
        for (const { uid, text } of batchOf(batch)) {
          const { messageId, state } = ledger.get(uid)!
          const { bytes } = store.readMessage({ id: messageId! })!
          expect([state, Buffer.from(bytes).toString() === text]).toEqual(['both', true])
        }
        const found = store.listMessages({
          query: listQuery({ text: `"uid-${batch}-0"` }),
          offset: 0,
          limit: 10,
        })
        expect(found.total).toBe(1)
      }
      db.close()
    }
  })
})
