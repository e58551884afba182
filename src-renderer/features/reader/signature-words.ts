import type {
  ServerReport,
  Signature,
  SignatureResult,
} from '../../../src-main/contract/message-authenticity.ts'
import type { Translate } from '../../text/messages.ts'

/** How a chip looks: it speaks for the sender, against him, or says nothing yet. */
export type ChipKind = 'good' | 'bad' | 'open'

const KINDS: Record<SignatureResult, ChipKind> = {
  verified: 'good',
  partial: 'bad',
  changed: 'bad',
  expired: 'bad',
  'no-key': 'open',
  unusable: 'bad',
  unreachable: 'open',
  'not-checked': 'open',
}

/** A good signature of somebody else speaks for him, not for the sender. */
export const signatureKind = ({ result, isAligned }: Signature): ChipKind =>
  result === 'verified' && !isAligned ? 'open' : KINDS[result]

/** What became of a signature, in words. */
export function signatureWords(t: Translate, { domain, result, isAligned }: Signature): string {
  switch (result) {
    case 'verified':
      return t(isAligned ? 'sender.verified' : 'sender.verifiedOther', { domain })
    case 'partial':
      return t('sender.partial', { domain })
    case 'changed':
      return t('sender.changed', { domain })
    case 'expired':
      return t('sender.expired', { domain })
    case 'no-key':
      return t('sender.noKey', { domain })
    case 'unusable':
      return t('sender.unusable', { domain })
    case 'unreachable':
      return t('sender.unreachable', { domain })
    case 'not-checked':
      return t('sender.notChecked', { domain })
  }
}

/** DMARC is about the sender who is named; without it his signature or the way the message came has to do. */
export function reportKind({ dmarc, dkim, spf }: ServerReport): ChipKind {
  const word = dmarc === '' || dmarc === 'none' ? (dkim === 'pass' ? dkim : spf) : dmarc
  return word === 'pass' || word === 'bestguesspass' ? 'good' : 'bad'
}

/** What a server found: the words of RFC 8601, which are the same in every language. */
export function reportWords(t: Translate, { server, dkim, spf, dmarc }: ServerReport): string {
  const found = Object.entries({ DKIM: dkim, SPF: spf, DMARC: dmarc })
    .filter(([, result]) => result !== '')
    .map(([method, result]) => `${method} ${result}`)
  return t('sender.report', { server, results: found.join(', ') || '–' })
}
