import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { openDatabase } from '../../../../src-main/store/open-database.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { UpkeepStep } from '../../../../src-main/store/upkeep.ts'
import { ANNA, newMessage, TEST_KEY } from '../../../support/memory-db.ts'

const DAY = 24 * 60 * 60 * 1000

describe('the upkeep of the store', () => {
  let directory: string
  let path: string
  let db: Database
  let store: StoreOperations

  const open = (): void => {
    db = openDatabase({ path, key: TEST_KEY })
    store = storeOperations(db)
  }
  const commit = (count: number, octets: number): void => {
    const messages = Array.from({ length: count }, (_, index) =>
      newMessage({ uid: `uid-${index}`, text: `${index} `.padEnd(octets, 'x') }),
    )
    store.commitMessages({ accountId: ANNA, messages, now: Date.now() })
  }
  /** Steps until one says that nothing is to be done, and what they did. */
  const runAll = (now: number): UpkeepStep[] => {
    const steps: UpkeepStep[] = []
    do steps.push(store.upkeep({ now }))
    while (steps.at(-1)?.isDone === false)
    return steps
  }
  const octetsOnDisk = (): number => {
    db.close()
    const { size } = statSync(path)
    open()
    return size
  }

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'upkeep-'))
    path = join(directory, 'mail.db')
    open()
  })
  afterEach(() => {
    db.close()
    rmSync(directory, { recursive: true })
  })

  it('gives the room of deleted mail back to the disk, a little at a time', () => {
    commit(40, 250_000)
    const full = octetsOnDisk()
    const ids = Array.from({ length: 40 }, (_, index) => index + 1)
    store.deleteMessages({ ids, deletesThere: [], now: Date.now() })
    expect(octetsOnDisk()).toBe(full)

    const steps = runAll(Date.now())

    expect(steps.length).toBeGreaterThan(5)
    expect(octetsOnDisk()).toBeLessThan(full / 4)
  })

  it('does nothing to a store that is well', () => {
    commit(3, 1000)

    expect(runAll(Date.now())).toEqual([{ isDone: true, checked: 0, damaged: [] }])
  })

  it('reads all mail back once a month, a little at a time, and names what is damaged', () => {
    commit(12, 400_000)
    db.run(sql`UPDATE message_bytes SET bytes = x'00' WHERE message_id = 7`)
    const later = Date.now() + 31 * DAY

    const steps = runAll(later)

    expect(steps.length).toBeGreaterThan(3)
    expect(steps.reduce((sum, { checked }) => sum + checked, 0)).toBe(12)
    expect(steps.flatMap(({ damaged }) => damaged)).toEqual([7])
    expect(runAll(later + DAY)).toEqual([{ isDone: true, checked: 0, damaged: [] }])
  })

  it('goes on after a restart where it was', () => {
    commit(12, 400_000)
    const later = Date.now() + 31 * DAY
    const { checked } = store.upkeep({ now: later })
    expect(checked).toBeGreaterThan(0)

    db.close()
    open()

    expect(runAll(later).reduce((sum, step) => sum + step.checked, checked)).toBe(12)
  })

  it('is not put off for years by a clock that was wrong', () => {
    commit(1, 1000)
    runAll(Date.now() + 3650 * DAY)

    expect(store.upkeep({ now: Date.now() }).checked).toBe(1)
  })
})
