import type { Migration } from '../migrate.ts'
import * as messages from './0010-messages.ts'
import * as ledger from './0020-ledger.ts'
import * as search from './0030-search.ts'
import * as whereabouts from './0040-whereabouts.ts'
import * as labels from './0060-labels.ts'
import * as rules from './0062-rules.ts'
import * as headerBlocks from './0064-header-blocks.ts'
import * as spamMarks from './0070-spam-marks.ts'
import * as deletedUnseen from './0075-deleted-unseen.ts'
import * as pictureSenders from './0080-picture-senders.ts'
import * as deletedUnseenByUid from './0090-deleted-unseen-by-uid.ts'
import * as unindexed from './0100-unindexed.ts'
import * as threads from './0110-threads.ts'
import * as savedSearches from './0112-saved-searches.ts'
import * as putAway from './0120-put-away.ts'
import * as signatureKeys from './0130-signature-keys.ts'
import * as senderBodies from './0140-sender-bodies.ts'
import * as junk from './0145-junk.ts'
import * as upkeep from './0150-upkeep.ts'
import * as unread from './0152-unread.ts'
import * as unindexedPdfs from './0160-unindexed-pdfs.ts'
import * as senderFonts from './0170-sender-fonts.ts'

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [
  { version: 10, up: messages.up },
  { version: 20, up: ledger.up },
  { version: 30, up: search.up },
  { version: 40, up: whereabouts.up },
  { version: 60, up: labels.up },
  { version: 62, up: rules.up },
  { version: 64, up: headerBlocks.up },
  { version: 70, up: spamMarks.up },
  { version: 75, up: deletedUnseen.up },
  { version: 80, up: pictureSenders.up },
  { version: 90, up: deletedUnseenByUid.up },
  { version: 100, up: unindexed.up },
  { version: 110, up: threads.up },
  { version: 112, up: savedSearches.up },
  { version: 120, up: putAway.up },
  { version: 130, up: signatureKeys.up },
  { version: 140, up: senderBodies.up },
  { version: 145, up: junk.up },
  { version: 150, up: upkeep.up },
  { version: 152, up: unread.up },
  { version: 160, up: unindexedPdfs.up },
  { version: 170, up: senderFonts.up },
]

/** The number of the last one. */
export const NEWEST_SCHEMA = Math.max(...migrations.map(({ version }) => version))
