import { accessSync, constants, statSync } from 'node:fs'
import Driver from '@signalapp/sqlcipher'
import { StoreError, toStoreError } from './errors.ts'
import type { Database } from './handles.ts'
import { keyFits, PAGE_BYTES } from './key-fits.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migrate.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import { SETTING_OF_A_NEW_FILE, SETTINGS } from './settings.ts'
import type { Sql } from './sql.ts'

/** Where the store is, and the 32 raw bytes that open it. */
export interface StoreLocation {
  path: string
  key: Uint8Array
}

const KEY_BYTES = 32
const IN_MEMORY = ':memory:'

/**
 * Opens the encrypted database, makes it if there is none, and brings its schema up to date. The only user of
 * the driver. A file that does not open is left byte for byte as it is, and nothing keeps hold of it.
 * @throws StoreError
 */
export function openDatabase(
  { path, key }: StoreLocation,
  migrations: readonly Migration[] = allMigrations,
): Database {
  let wasOpened = false
  const open = (): Driver => {
    // Where there is none any more, the disk is not there: an empty one in its place would take all mail for new.
    if (wasOpened && octetsOf(path) === 0) throw new StoreError('disk-gone', 'the database is not there')
    const driver = connect(path, key)
    wasOpened = path !== IN_MEMORY
    return driver
  }
  const database = wrap(open, () => wasOpened && isWritable(path))
  try {
    mapped(() => migrate(database, migrations))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function checkKey(path: string, key: Uint8Array): void {
  if (keyFits(path, key)) return
  // An encrypted file looks like noise, so only its length can tell a wrong key from a wrong or a cut file.
  if (statSync(path).size % PAGE_BYTES !== 0)
    throw new StoreError('corrupt', 'the file is not a whole database')
  throw new StoreError('key-wrong', 'the key does not open the database')
}

const octetsOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function connect(path: string, key: Uint8Array): Driver {
  if (key.length !== KEY_BYTES) throw new StoreError('unexpected', `a key has ${KEY_BYTES} bytes`)
  const isNew = octetsOf(path) === 0
  if (!isNew) checkKey(path, key)
  const driver = new Driver(path, { cacheStatements: true })
  try {
    // The key first: with the tokenizer first, an existing database would not open. Not by `pragma()`, which
    // would keep the statement, and the key with it, in the driver's cache.
    driver.exec(`PRAGMA key = "x'${Buffer.from(key).toString('hex')}'"`)
    driver.exec(`PRAGMA cipher_page_size = ${PAGE_BYTES}`)
    if (isNew) driver.exec(`PRAGMA ${SETTING_OF_A_NEW_FILE}`)
    for (const setting of SETTINGS) driver.exec(`PRAGMA ${setting}`)
    driver.initTokenizer()
    return driver
  } catch (error) {
    driver.close()
    throw error
  }
}

function wrap(open: () => Driver, isBack: () => boolean): Database {
  let connections = 0
  const connected = (): Driver => {
    connections++
    return mapped(open)
  }
  let driver: Driver | undefined = connected()
  let isInTransaction = false
  /** A write or a read failed for the disk's sake: the connection may hold on to a disk that is gone. */
  let isSuspect = false

  /** The connection; a new one when a disk that failed can be written to again, as it may have been mounted anew. */
  const connection = (): Driver => {
    if (driver && (isInTransaction || !isSuspect || !isBack())) return driver
    closeQuietly(driver)
    driver = undefined
    driver = connected()
    isSuspect = false
    return driver
  }
  const use = <T>(work: (driver: Driver) => T): T => {
    const present = connection()
    try {
      return mapped(() => work(present))
    } catch (error) {
      isSuspect ||= isOfDisk(error)
      if (isInTransaction || !isSpent(error)) throw error
      present.close()
      driver = undefined
      driver = connected()
      return mapped(() => work(connection()))
    }
  }
  const exec = (script: string): void => use((db) => db.exec(script))
  return {
    all: <T>({ text, params }: Sql) => use((db) => db.prepare(text).all([...params]) as T[]),
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as declared
    get: <T>({ text, params }: Sql) => use((db) => db.prepare(text).get([...params]) as T | undefined),
    version() {
      const changes = use((db) => db.prepare('SELECT total_changes()', { pluck: true }).get<number>())
      // Each connection counts its own.
      return `${connections}.${String(changes)}`
    },
    run: ({ text, params }) => use((db) => db.prepare(text).run([...params])),
    exec,
    transaction(work) {
      exec('BEGIN IMMEDIATE')
      isInTransaction = true
      try {
        const result = work()
        exec('COMMIT')
        return result
      } catch (error) {
        if (driver) rollBack(driver)
        throw error
      } finally {
        isInTransaction = false
      }
    },
    close: () =>
      mapped(() => {
        try {
          driver?.exec('PRAGMA wal_checkpoint(TRUNCATE)')
        } finally {
          driver?.close()
        }
      }),
  }
}

function mapped<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw toStoreError(error)
  }
}

/**
 * Once it has met a damaged page, SQLCipher answers nothing more on that connection, not even what is whole:
 * each query says that the file is not a database, though it was one when it was opened.
 */
function isSpent(error: unknown): boolean {
  return (
    error instanceof StoreError &&
    error.cause instanceof Error &&
    'code' in error.cause &&
    error.cause.code === 'SQLITE_NOTADB'
  )
}

const isOfDisk = (error: unknown): boolean =>
  error instanceof StoreError && (error.kind === 'disk-gone' || error.kind === 'read-only')

/** What cannot be written any more is on no disk; what was committed is in the log, and found again. */
function closeQuietly(driver: Driver | undefined): void {
  try {
    driver?.close()
  } catch {
    // The disk that it closes is gone.
  }
}

function rollBack(driver: Driver): void {
  try {
    driver.exec('ROLLBACK')
  } catch {
    // After a full disk or a failed write SQLite has rolled back by itself, and says that there is nothing to
    // undo. Were it still inside, the next BEGIN would fail.
  }
}
