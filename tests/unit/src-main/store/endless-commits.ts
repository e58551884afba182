import { openDatabase } from '../../../../src-main/store/open-database.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { ANNA, commitAndIndex, newMessage, TEST_KEY } from '../../../support/memory-db.ts'
import { BATCH_MESSAGES, batchOf } from './batches.ts'

const [, , path = ''] = process.argv
const operations = storeOperations(openDatabase({ path, key: TEST_KEY }))
const known = operations.readLedger({ accountId: ANNA }).length / BATCH_MESSAGES

// Each round offers the batch before again, as a sync does that was cut before it could note its success.
for (let batch = Math.max(0, known - 1); ; batch++) {
  const messages = batchOf(batch).map(newMessage)
  commitAndIndex(operations, { accountId: ANNA, headers: messages, messages, now: batch })
  process.stdout.write(`${batch}\n`)
}
