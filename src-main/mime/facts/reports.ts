import type { DeliveryAction, MessageFact } from '../../contract/message-fact.ts'
import { afterType, readFieldGroups } from './field-groups.ts'

const ACTIONS: readonly DeliveryAction[] = ['failed', 'delayed', 'delivered', 'relayed', 'expanded']

/** A delivery report (RFC 3464): what became of a message, for each recipient it names. Null when it names none. */
export function readDeliveryReport(bytes: Uint8Array): MessageFact | null {
  const groups = readFieldGroups(bytes, [
    'final-recipient',
    'original-recipient',
    'action',
    'status',
    'diagnostic-code',
  ])
  const recipients = groups.flatMap((field) => {
    const action = ACTIONS.find((known) => known === field('action').toLowerCase())
    const address = afterType(field('final-recipient') || field('original-recipient'))
    if (!action || address === '') return []
    return [{ address, action, status: field('status'), diagnostic: afterType(field('diagnostic-code')) }]
  })
  return recipients.length > 0 ? { kind: 'delivery', recipients } : null
}

/** A receipt (RFC 8098): a recipient's program tells what became of a message. Null when it says nothing. */
export function readReceipt(bytes: Uint8Array): MessageFact | null {
  const [field] = readFieldGroups(bytes, ['final-recipient', 'disposition'])
  const disposition = /;\s*([a-z-]{1,40})/i.exec(field?.('disposition') ?? '')?.[1]?.toLowerCase()
  if (!field || disposition === undefined) return null
  return { kind: 'receipt', recipient: afterType(field('final-recipient')), disposition }
}

/** A complaint or report of a mailbox provider (RFC 5965). */
export function readFeedback(bytes: Uint8Array): MessageFact {
  const [field] = readFieldGroups(bytes, ['feedback-type'])
  return { kind: 'feedback', type: field?.('feedback-type').toLowerCase() ?? '' }
}
