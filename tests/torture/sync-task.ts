/** What the syncing process is asked to do. */
export interface SyncTask {
  port: number
  user: string
  password: string
  accountId: string
  databasePath: string
  /** 32 bytes in hex. */
  key: string
  /** How long silence is borne; null for as long as the program does. */
  replyMillis: number | null
  /** One sync, then an orderly end. */
  isOnce: boolean
  /** Closes the store after each sync, which empties the write-ahead log into the database. */
  closesStore: boolean
}

/** What it says, a line of JSON each. */
export type SyncEvent =
  | { event: 'began' }
  | { event: 'synced'; newMessages: number }
  | { event: 'failed'; name: string; kind: string; message: string }
