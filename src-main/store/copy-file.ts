import { fstatSync, openSync, readSync, statSync, type BigIntStats } from 'node:fs'
import { StoreError } from './errors.ts'
import type { WritableDb } from './handles.ts'
import { schemaVersion } from './migrate.ts'
import { CHECKPOINT_PAGES } from './settings.ts'
import { sql } from './sql.ts'

/** What a copy of the database is to be, as it was when the copy was begun. */
export interface BegunCopy {
  octets: number
  messages: number
  /** The number of its last migration. */
  schema: number
}

export interface FileCopy {
  /** From now on the file stays as it is, however much is committed, until `endCopy`. @throws StoreError */
  beginCopy(): BegunCopy
  /** The next octets of the file, encrypted as they are there. @throws StoreError */
  readCopy(ask: { at: number; octets: number }): Uint8Array<ArrayBuffer>
  endCopy(): void
}

/**
 * SQLite locks this one page on Windows, where nobody can read it then, and keeps nothing in it
 * (https://sqlite.org/fileformat.html#the_lock_byte_page).
 */
const LOCK_BYTES_AT = 2 ** 30
const LOCK_BYTES = 512

/**
 * Copies the database while it is worked with: all is brought from the log into the file, and then nothing, so that what is
 * committed meanwhile waits in the log. Nobody is held up by more than one piece.
 */
export function fileCopy(db: WritableDb): FileCopy {
  // Kept open to the end of the thread: on POSIX systems closing it would give up the lock that SQLite has on the file
  // (https://sqlite.org/howtocorrupt.html, 2.2).
  let file: { descriptor: number; path: string } | undefined
  let begun: BigIntStats | undefined

  const descriptorOf = (path: string): number => {
    if (file?.path !== path || !isSame(fstatSync(file.descriptor), statSync(path)))
      file = { descriptor: openSync(path, 'r'), path }
    return file.descriptor
  }

  return {
    beginCopy() {
      const path = db.get<{ file: string }>(sql`PRAGMA database_list`)?.file
      if (!path) throw new StoreError('unexpected', 'a database in memory has no file')
      const ended = db.get<{ busy: number }>(sql`PRAGMA wal_checkpoint(TRUNCATE)`)
      if (ended?.busy !== 0) throw new StoreError('locked', 'the log could not be brought into the file')
      db.exec('PRAGMA wal_autocheckpoint = 0')
      begun = fstatSync(descriptorOf(path), { bigint: true })
      return {
        octets: Number(begun.size),
        messages: countMessages(db),
        schema: schemaVersion(db),
      }
    },
    readCopy({ at, octets }) {
      if (!file || !begun) throw new StoreError('unexpected', 'no copy was begun')
      const piece = new Uint8Array(octets)
      for (const [from, to] of readable(at, at + octets)) {
        const read = readSync(file.descriptor, piece, from - at, to - from, from)
        if (read < to - from) throw new StoreError('disk-gone', 'the database ends too early')
      }
      // Where the connection had to be made anew, the log went into the file after all.
      if (fstatSync(file.descriptor, { bigint: true }).mtimeNs !== begun.mtimeNs)
        throw new StoreError('unexpected', 'the database was written to while it was copied')
      return piece
    },
    endCopy() {
      begun = undefined
      db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    },
  }
}

const isSame = (one: { ino: number; dev: number }, other: { ino: number; dev: number }): boolean =>
  one.ino === other.ino && one.dev === other.dev

/** The parts of it that can be read everywhere, as [from, to). */
function readable(from: number, to: number): [number, number][] {
  const parts: [number, number][] = [
    [from, Math.min(to, LOCK_BYTES_AT)],
    [Math.max(from, LOCK_BYTES_AT + LOCK_BYTES), to],
  ]
  return parts.filter(([begin, end]) => begin < end)
}

/** What the copy of a database is, as it lies there. */
export interface Examined {
  /** What SQLite finds wrong with it; null: nothing. */
  fault: string | null
  messages: number
}

/** Looks through the whole database: every page is decrypted and every tree followed. It takes seconds. @throws StoreError */
export function examine(db: WritableDb): Examined {
  const found = db.get<{ quick_check: string }>(sql`PRAGMA quick_check(1)`)?.quick_check
  return {
    fault: found === 'ok' ? null : (found ?? 'nothing was found'),
    messages: countMessages(db),
  }
}

const countMessages = (db: WritableDb): number =>
  db.get<{ messages: number }>(sql`SELECT count(*) AS messages FROM message`)?.messages ?? 0
