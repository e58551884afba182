import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Migration } from '../../../../src-main/store/migrate.ts'
import { schemaVersion } from '../../../../src-main/store/migrate.ts'
import { migrations } from '../../../../src-main/store/migrations/index.ts'
import { openDatabase } from '../../../../src-main/store/open-database.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import { TEST_KEY } from '../../../support/memory-db.ts'

const makesTable = (version: number, name: string): Migration => ({
  version,
  up: (db) => db.exec(`CREATE TABLE ${name} (a INTEGER) STRICT`),
})

describe('migrate', () => {
  let directory: string
  let path: string
  const open = (steps?: readonly Migration[]) => openDatabase({ path, key: TEST_KEY }, steps)
  const tables = (steps: readonly Migration[]) => {
    const db = open(steps)
    const names = db.all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    const version = schemaVersion(db)
    db.close()
    return { version, names: names.map(({ name }) => name) }
  }

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'store-'))
    path = join(directory, 'mail.db')
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  it('has steps that ascend by ten or lie between', () => {
    const versions = migrations.map(({ version }) => version)

    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
    expect(versions[0]).toBe(10)
  })

  it('brings an empty database to the newest version', () => {
    const db = open()

    expect(schemaVersion(db)).toBe(migrations.at(-1)?.version)
    db.close()
  })

  it('runs only the steps that a database has not had', () => {
    open([makesTable(10, 'first')]).close()

    expect(tables([makesTable(10, 'first'), makesTable(20, 'second')])).toEqual({
      version: 20,
      names: ['first', 'second'],
    })
  })

  it('refuses a database of a later version and leaves it as it is', () => {
    open([makesTable(10, 'first'), makesTable(20, 'second')]).close()
    const before = readFileSync(path)

    expect(() => open([makesTable(10, 'first')])).toThrow(expect.objectContaining({ kind: 'too-new' }))
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('leaves the version before a step that fails, with nothing of that step', () => {
    const breaks: Migration = {
      version: 20,
      up(db) {
        makesTable(20, 'second').up(db)
        throw new Error('a bug in the step')
      },
    }

    expect(() => open([makesTable(10, 'first'), breaks])).toThrow(
      expect.objectContaining({ name: 'StoreError', kind: 'unexpected', message: 'a bug in the step' }),
    )
    expect(tables([makesTable(10, 'first')])).toEqual({ version: 10, names: ['first'] })
  })
})
