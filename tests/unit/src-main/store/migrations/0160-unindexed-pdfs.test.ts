import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrations } from '../../../../../src-main/store/migrations/index.ts'
import { openDatabase } from '../../../../../src-main/store/open-database.ts'
import { storeOperations } from '../../../../../src-main/store/operations.ts'
import { sql } from '../../../../../src-main/store/sql.ts'
import { ANNA, TEST_KEY } from '../../../../support/memory-db.ts'

it('has the PDFs read of what was here before 0160, where there may be some', () => {
  const directory = mkdtempSync(join(tmpdir(), 'store-'))
  const location = { path: join(directory, 'mail.db'), key: TEST_KEY }
  const before = migrations.filter(({ version }) => version < 160)
  const old = openDatabase(location, before)
  for (const [id, attachments] of [
    [1, 1],
    [2, 0],
    [3, 1],
  ] as const) {
    old.run(sql`
      INSERT INTO message (id, account_id, date, first_seen, size, from_name, from_address, subject, message_id, header_hash,
        has_attachments)
      VALUES (${id}, ${ANNA}, 1, 1, 100, '', '', '', '', '', ${attachments})`)
    const [bytes, sha256] = [new Uint8Array([1]), new Uint8Array(32)]
    if (id < 3)
      old.run(sql`INSERT INTO message_bytes (message_id, sha256, bytes) VALUES (${id}, ${sha256}, ${bytes})`)
  }
  old.close()

  const db = openDatabase(location)
  const store = storeOperations(db)
  const [waiting, next] = [store.countWaiting().unindexed, store.beginPdfs()]
  db.close()
  rmSync(directory, { recursive: true })

  expect([waiting, next]).toEqual([1, { id: 1 }])
})
