import { StoreError } from './errors.ts'
import type { WritableDb } from './handles.ts'
import { sql } from './sql.ts'

/** One step of the schema. Never changed once it has shipped; numbers go up by ten, so a fix fits in between. */
export interface Migration {
  version: number
  up: (db: WritableDb) => void
}

/**
 * Brings the schema up to the newest migration, each step one transaction together with its number.
 * @throws StoreError `too-new` for a database of a later version; what a step throws, with the schema left as
 * it was before that step.
 */
export function migrate(db: WritableDb, migrations: readonly Migration[]): void {
  const newest = Math.max(0, ...migrations.map(({ version }) => version))
  const current = schemaVersion(db)
  if (current > newest) throw new StoreError('too-new', `schema ${current}, but only ${newest} is known`)
  // Takes the lock and proves that the file may be written, also when there is nothing to do.
  db.transaction(() => {})
  for (const { version, up } of migrations) {
    if (version <= current) continue
    db.transaction(() => {
      up(db)
      db.exec(`PRAGMA user_version = ${version}`)
    })
  }
}

/** The number of the last migration that this database has had; 0 for an empty one. */
export function schemaVersion(db: WritableDb): number {
  return db.get<{ user_version: number }>(sql`PRAGMA user_version`)?.user_version ?? 0
}
