/** What the profile remembers of its backups. */
export type BackupRecord = {
  /** When the last one was made (milliseconds since 1970). */
  madeAt: number | null
  /** The file of one that has not come to its end. */
  begun: string | null
}

export const NO_BACKUP: BackupRecord = { madeAt: null, begun: null }
