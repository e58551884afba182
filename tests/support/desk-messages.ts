import type { DeskHeader } from '../../src-main/contract/server-desk.ts'
import type { DeskMessage } from '../../src-main/server-desk/desk-message.ts'

/** A header as the desk has it; say only what matters to the test. */
export const deskMessageHeader = (change: Partial<DeskHeader> = {}): DeskHeader => ({
  fromName: '',
  fromAddress: 'sender@example.org',
  subject: 'A subject',
  date: Date.UTC(2026, 10, 21),
  spamScore: null,
  isSpam: false,
  rules: [],
  ...change,
})

/** A listed message; say only what matters to the test. */
export const deskMessage = (change: Partial<DeskMessage> = {}): DeskMessage => ({
  number: 1,
  uid: `uid-${change.number ?? 1}`,
  octets: 1000,
  isAmbiguous: false,
  where: 'new',
  messageId: null,
  isHere: false,
  isMarked: false,
  header: null,
  hasHeader: change.header !== undefined,
  ...change,
})
