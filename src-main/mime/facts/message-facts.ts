import type { MessageFact } from '../../contract/message-fact.ts'
import { decodeText } from '../charset.ts'
import type { Leaf } from '../leaf.ts'
import { readFragment } from './fragment.ts'
import { readInvitation } from './invitation.ts'
import { protectionOf } from './protection.ts'
import { readDeliveryReport, readFeedback, readReceipt } from './reports.ts'

const NOTHING = new Uint8Array()

/**
 * What a message is besides its text: a report, a receipt, an invitation, a piece of another one, signed, encrypted. Each
 * said once.
 */
export function factsOf(message: Uint8Array, leaves: readonly Leaf[]): MessageFact[] {
  const facts = leaves.flatMap((leaf) => factOf(message, leaf) ?? [])
  // Programs send an invitation twice, once to be shown and once as a file.
  return facts.filter(({ kind }, index) => facts.findIndex((other) => other.kind === kind) === index)
}

function factOf(message: Uint8Array, leaf: Leaf): MessageFact | null {
  // Not decoded before one is sure to want it.
  const bytes = (): Uint8Array => leaf.bytes ?? NOTHING
  switch (leaf.mimeType) {
    case 'message/delivery-status':
    case 'message/global-delivery-status':
      return readDeliveryReport(bytes())
    case 'message/disposition-notification':
    case 'message/global-disposition-notification':
      return readReceipt(bytes())
    case 'message/feedback-report':
      return readFeedback(bytes())
    case 'text/calendar':
    case 'application/ics':
      return readInvitation(decodeText(bytes(), leaf.charset || 'utf-8', false))
    case 'message/partial':
      return readFragment(message)
    default:
      return protectionOf(leaf)
  }
}
