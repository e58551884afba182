import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrations } from '../../../../../src-main/store/migrations/index.ts'
import { openDatabase } from '../../../../../src-main/store/open-database.ts'
import { storeOperations } from '../../../../../src-main/store/operations.ts'
import { sql } from '../../../../../src-main/store/sql.ts'
import { ANNA, TEST_KEY } from '../../../../support/memory-db.ts'

it('indexes anew what was here before 0100', () => {
  const directory = mkdtempSync(join(tmpdir(), 'store-'))
  const location = { path: join(directory, 'mail.db'), key: TEST_KEY }
  const before = migrations.filter(({ version }) => version < 100)
  const old = openDatabase(location, before)
  for (const id of [1, 2, 3]) {
    old.run(sql`
      INSERT INTO message (id, account_id, date, first_seen, size, from_name, from_address, subject, message_id, header_hash)
      VALUES (${id}, ${ANNA}, 1, 1, 100, '', '', '', '', '')`)
    old.run(sql`INSERT INTO message_text (rowid, subject) VALUES (${id}, 'before')`)
  }
  const [bytes, sha256] = [new Uint8Array([1]), new Uint8Array(32)]
  old.run(sql`INSERT INTO message_bytes (message_id, sha256, bytes) VALUES (1, ${sha256}, ${bytes})`)
  old.run(sql`INSERT INTO message_part (message_id, bytes) VALUES (2, ${bytes})`)
  old.close()

  const db = openDatabase(location)
  const waiting = storeOperations(db).listUnindexed({ limit: 10 })
  db.close()
  rmSync(directory, { recursive: true })

  expect(waiting.map(({ id, held }) => [id, held])).toEqual([
    [1, 'whole'],
    [2, 'part'],
    [3, 'header'],
  ])
})
