/** As of a message from the network (pop3/limits.ts): more is no mail, and has to be held in memory. */
export const MAX_MESSAGE_OCTETS = 512 * 1024 * 1024

/** Folders within folders: a tree deeper than this is made to be endless. */
export const MAX_DEPTH = 64

/** Messages are committed so many at a time … */
export const BATCH_MESSAGES = 200
/** … or so many octets of them: each batch is held in memory twice. */
export const BATCH_OCTETS = 8 * 1024 * 1024

/** Messages that are listed at once to be exported. */
export const LIST_MESSAGES = 500

/** Octets of the database that are copied at once: the store does nothing else meanwhile. */
export const BACKUP_PIECE = 1024 * 1024
/** What is in a backup beside the database: the accounts, some kilobytes each. */
export const MAX_BACKUP_END = 64 * 1024 * 1024
