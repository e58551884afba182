import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../../src-main/store/handles.ts'
import { migrations } from '../../../../../src-main/store/migrations/index.ts'
import { openDatabase } from '../../../../../src-main/store/open-database.ts'
import { storeOperations } from '../../../../../src-main/store/operations.ts'
import { sql } from '../../../../../src-main/store/sql.ts'
import { ANNA, newHeader, TEST_KEY } from '../../../../support/memory-db.ts'

const DAY = 24 * 60 * 60 * 1000
const NOW = Date.UTC(2025, 0, 1)
const SHA256 = new Uint8Array(32)

describe('the ledger of a profile made before 0040', () => {
  let directory: string
  let db: Database

  /** A message of version 30 with its line in the ledger; `isWhole`: its bytes are there. */
  function keep(
    old: Database,
    id: number,
    state: string | null,
    isWhole: boolean,
    missingSince: number | null,
  ): void {
    const hash = String(id).repeat(64)
    old.run(sql`
      INSERT INTO message (id, account_id, date, first_seen, size, from_name, from_address, subject, message_id, header_hash)
      VALUES (${id}, ${ANNA}, ${NOW}, ${NOW}, 100, '', '', '', '', ${hash})`)
    if (isWhole) {
      old.run(sql`
        INSERT INTO message_bytes (message_id, sha256, bytes) VALUES (${id}, ${SHA256}, ${new Uint8Array([id])})`)
    }
    if (state === null) return
    old.run(sql`
      INSERT INTO ledger (account_id, uid, state, size, message_id, first_seen, missing_since)
      VALUES (${ANNA}, ${`uid-${id}`}, ${state}, 100, ${id}, ${NOW}, ${missingSince})`)
  }

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'store-'))
    const location = { path: join(directory, 'mail.db'), key: TEST_KEY }
    const old = openDatabase(
      location,
      migrations.filter(({ version }) => version < 40),
    )
    keep(old, 1, 'on-server', false, null)
    keep(old, 2, 'both', true, null)
    keep(old, 3, 'pending-delete', true, null)
    keep(old, 4, 'deleted', true, null)
    keep(old, 5, 'both', true, NOW)
    keep(old, 6, null, true, null)
    old.close()
    db = openDatabase(location)
  })
  afterEach(() => {
    db.close()
    rmSync(directory, { recursive: true })
  })

  it('says of each message what it said before', () => {
    const store = storeOperations(db)

    const states = store.readLedger({ accountId: ANNA }).map(({ uid, state, held }) => [uid, state, held])

    expect(states).toEqual([
      ['uid-1', 'on-server', 'header'],
      ['uid-2', 'both', 'whole'],
      ['uid-3', 'pending-delete', 'whole'],
      ['uid-4', 'deleted', 'whole'],
      ['uid-5', 'vanished', 'whole'],
    ])
    expect([1, 2, 3, 4, 5, 6].map((id) => store.messageRow({ id })?.where)).toEqual([
      'server',
      'both',
      'pending-delete',
      'here',
      'here',
      'here',
    ])
    expect(db.all(sql`PRAGMA foreign_key_check`)).toEqual([])
  })

  it('recognises messages by their headers, those too whose UID was forgotten before', () => {
    const store = storeOperations(db)
    const uids = ['uid-1', 'uid-2', 'uid-3', 'new-5', 'new-6']
    store.recordListing({ accountId: ANNA, uids, octets: uids.map(() => 100), now: NOW + DAY })
    const header = (id: number) =>
      newHeader({ uid: `new-${id}`, size: 100, headerHash: String(id).repeat(64) })

    store.commitHeaders({ accountId: ANNA, headers: [header(5), header(6)], now: NOW })

    expect(store.messageRow({ id: 5 })?.where).toBe('both')
    expect(store.messageRow({ id: 6 })?.where).toBe('both')
  })
})
