/** The log is brought into the file whenever it has so many pages (32 MiB). */
export const CHECKPOINT_PAGES = 4000

/** How a connection is set up, as pragmas, in this order and before anything is read. */
export const SETTINGS = [
  // One program owns the file: a second copy is told `locked` at once, and no shared-memory file is needed.
  'locking_mode = EXCLUSIVE',
  // Lets a copy that is just going away finish; more than that is another program.
  'busy_timeout = 1000',
  'journal_mode = WAL',
  // A commit is on the disk when it returns: what the server may delete then depends on it.
  'synchronous = FULL',
  // A batch is about 4 MB: copying each one into the file at once would write everything twice in a row.
  `wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
  'journal_size_limit = 67108864',
  'foreign_keys = ON',
  // In KiB: holds the list indexes of 100,000 messages and the upper levels of the search index.
  'cache_size = -32768',
  'temp_store = MEMORY',
  // Overwrites what is deleted only where the page is written anyway. Freed pages are encrypted like all
  // others, so filling them with zeros would protect from nobody and makes emptying the bin much slower.
  'secure_delete = FAST',
]

/** Freed pages can be given back in idle time. Only a new file can take this; an old one would be written to. */
export const SETTING_OF_A_NEW_FILE = 'auto_vacuum = INCREMENTAL'
