import type { SyncState } from '../../src-main/contract/sync.ts'

/** The state of an account whose mail nobody has got yet. */
export const idleState = (accountId: string): SyncState => ({
  accountId,
  phase: 'idle',
  doneMessages: 0,
  totalMessages: 0,
  doneOctets: 0,
  totalOctets: 0,
  newMessages: 0,
  finishedAt: null,
  failure: null,
  waiting: null,
  nextTryAt: null,
  question: null,
  server: null,
  connection: null,
})
