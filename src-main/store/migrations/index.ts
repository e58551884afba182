import type { Migration } from '../migrate.ts'
import * as messages from './0010-messages.ts'
import * as ledger from './0020-ledger.ts'
import * as search from './0030-search.ts'

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [
  { version: 10, up: messages.up },
  { version: 20, up: ledger.up },
  { version: 30, up: search.up },
]
