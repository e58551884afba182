import { statSync } from 'node:fs'
import Driver from '@signalapp/sqlcipher'
import { StoreError, toStoreError } from './errors.ts'
import type { Database } from './handles.ts'
import { keyFits, PAGE_BYTES } from './key-fits.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migrate.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Sql } from './sql.ts'

/** Where the store is, and the 32 raw bytes that open it. */
export interface StoreLocation {
  path: string
  key: Uint8Array
}

const KEY_BYTES = 32

const SETTINGS = [
  // One program owns the file: a second copy is told `locked` at once, and no shared-memory file is needed.
  'locking_mode = EXCLUSIVE',
  // Lets a copy that is just going away finish; more than that is another program.
  'busy_timeout = 1000',
  'journal_mode = WAL',
  // A commit is on the disk when it returns: what the server may delete then depends on it.
  'synchronous = FULL',
  // A batch is about 8 MB: copying each one into the file at once would write everything twice in a row.
  'wal_autocheckpoint = 8000',
  'journal_size_limit = 67108864',
  'foreign_keys = ON',
  // In KiB: holds the list indexes of 100,000 messages and the upper levels of the search index.
  'cache_size = -32768',
  'temp_store = MEMORY',
  // Overwrites what is deleted only where the page is written anyway. Freed pages are encrypted like all
  // others, so filling them with zeros would protect from nobody and makes emptying the bin much slower.
  'secure_delete = FAST',
]

// Freed pages can be given back in idle time. Only a new file can take this; an old one would be written to.
const SETTING_OF_A_NEW_FILE = 'auto_vacuum = INCREMENTAL'

/**
 * Opens the encrypted database, makes it if there is none, and brings its schema up to date. The only user of
 * the driver. A file that does not open is left byte for byte as it is, and nothing keeps hold of it.
 * @throws StoreError
 */
export function openDatabase(
  { path, key }: StoreLocation,
  migrations: readonly Migration[] = allMigrations,
): Database {
  try {
    if (key.length !== KEY_BYTES) throw new StoreError('unexpected', `a key has ${KEY_BYTES} bytes`)
    const isNew = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0
    if (!isNew) checkKey(path, key)
    const settings = isNew ? [SETTING_OF_A_NEW_FILE, ...SETTINGS] : SETTINGS
    const driver = new Driver(path, { cacheStatements: true })
    return configure(driver, key, settings, migrations)
  } catch (error) {
    throw toStoreError(error)
  }
}

function checkKey(path: string, key: Uint8Array): void {
  if (keyFits(path, key)) return
  // An encrypted file looks like noise, so only its length can tell a wrong key from a wrong or a cut file.
  if (statSync(path).size % PAGE_BYTES !== 0)
    throw new StoreError('corrupt', 'the file is not a whole database')
  throw new StoreError('key-wrong', 'the key does not open the database')
}

function configure(
  driver: Driver,
  key: Uint8Array,
  settings: string[],
  migrations: readonly Migration[],
): Database {
  try {
    // The key first: with the tokenizer first, an existing database would not open. Not by `pragma()`, which
    // would keep the statement, and the key with it, in the driver's cache.
    driver.exec(`PRAGMA key = "x'${Buffer.from(key).toString('hex')}'"`)
    for (const setting of settings) driver.exec(`PRAGMA ${setting}`)
    driver.initTokenizer()
    const database = wrap(driver)
    migrate(database, migrations)
    return database
  } catch (error) {
    driver.close()
    throw error
  }
}

function wrap(driver: Driver): Database {
  const mapped = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw toStoreError(error)
    }
  }
  const exec = (script: string): void => mapped(() => driver.exec(script))
  return {
    all: <T>({ text, params }: Sql) => mapped(() => driver.prepare(text).all([...params]) as T[]),
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as declared
    get: <T>({ text, params }: Sql) => mapped(() => driver.prepare(text).get([...params]) as T | undefined),
    run: ({ text, params }) => mapped(() => driver.prepare(text).run([...params])),
    exec,
    transaction(work) {
      exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        exec('COMMIT')
        return result
      } catch (error) {
        rollBack(driver)
        throw error
      }
    },
    close: () =>
      mapped(() => {
        try {
          driver.exec('PRAGMA wal_checkpoint(TRUNCATE)')
        } finally {
          driver.close()
        }
      }),
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
