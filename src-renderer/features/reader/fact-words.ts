import type {
  DeliveryAction,
  Fragment,
  InvitationMethod,
  Receipt,
} from '../../../src-main/contract/message-fact.ts'
import type { MessageKey, Translate } from '../../text/messages.ts'

/** The proper names of what protects a message. */
export const PROTECTION_NAMES = { smime: 'S/MIME', pgp: 'OpenPGP' } as const

/** What became of a message for a recipient. */
export const DELIVERY_WORDS: Record<DeliveryAction, MessageKey> = {
  failed: 'facts.failed',
  delayed: 'facts.delayed',
  delivered: 'facts.delivered',
  relayed: 'facts.relayed',
  expanded: 'facts.expanded',
}

/** What an invitation is for. */
export const INVITATION_WORDS: Record<InvitationMethod, MessageKey> = {
  publish: 'facts.event',
  request: 'facts.invitation',
  reply: 'facts.answer',
  cancel: 'facts.cancelled',
  counter: 'facts.counter',
  other: 'facts.event',
}

const DISPOSITIONS: Record<string, MessageKey> = {
  displayed: 'facts.displayed',
  deleted: 'facts.deletedUnread',
}

const ANSWERS: Record<string, MessageKey> = {
  accepted: 'facts.accepted',
  declined: 'facts.declined',
  tentative: 'facts.tentative',
}

/** What a receipt says. */
export function receiptWords(t: Translate, receipt: Receipt): string {
  return t(DISPOSITIONS[receipt.disposition] ?? 'facts.processed', { recipient: receipt.recipient || '?' })
}

/** Which piece of a message this is. */
export const fragmentWords = (t: Translate, { number, total }: Fragment): string =>
  total === null ? t('facts.fragment', { number }) : t('facts.fragmentOf', { number, total })

/** What an invited person answered; empty while there is no answer. */
export function answerWords(t: Translate, answer: string): string {
  const key = ANSWERS[answer]
  return key === undefined ? '' : t(key)
}
