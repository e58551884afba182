import type { Sql, SqlValue } from './sql.ts'

export type Row = Record<string, SqlValue>

/** A database to ask. A function that takes only this cannot write. */
export interface ReadableDb {
  /** All rows; the caller says which shape its query gives them. @throws StoreError */
  all<T = Row>(query: Sql): T[]
  /** The first row. @throws StoreError */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- no type can follow from SQL
  get<T = Row>(query: Sql): T | undefined
  /** Another one after each change of what it holds. @throws StoreError */
  version(): string
}

/** A database to change. */
export interface WritableDb extends ReadableDb {
  /** Runs one statement; `changes` counts the rows it touched itself. @throws StoreError */
  run(query: Sql): { changes: number; lastInsertRowid: number }
  /** Runs a script of several statements, without parameters. @throws StoreError */
  exec(script: string): void
  /** Runs `work` as one transaction, on disk when this returns; undone as a whole when it throws. Not nested. */
  transaction<T>(work: () => T): T
}

/** The database as its owner has it. */
export interface Database extends WritableDb {
  /** Writes everything into the one file and lets go of it. */
  close(): void
}
