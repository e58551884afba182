import type { Failure, FailureCode } from '../../src-main/contract/failure.ts'
import type { MessageKey, Messages } from './messages.ts'

// A code without words does not compile.
const names: Record<FailureCode, keyof Messages['failures']> = {
  'host-not-found': 'hostNotFound',
  'connection-refused': 'connectionRefused',
  'connection-lost': 'connectionLost',
  'network-unreachable': 'networkUnreachable',
  timeout: 'timeout',
  certificate: 'certificate',
  'tls-failed': 'tlsFailed',
  'tls-not-offered': 'tlsNotOffered',
  'proxy-failed': 'proxyFailed',
  'login-weaker': 'loginWeaker',
  'login-not-offered': 'loginNotOffered',
  'login-not-available': 'loginNotAvailable',
  'auth-rejected': 'authRejected',
  'mailbox-busy': 'mailboxBusy',
  'login-delay': 'loginDelay',
  'server-temporary': 'serverTemporary',
  'server-refused': 'serverRefused',
  'capability-missing': 'capabilityMissing',
  'protocol-broken': 'protocolBroken',
  'limit-exceeded': 'limitExceeded',
  'message-gone': 'messageGone',
  'message-unreadable': 'messageUnreadable',
  'store-key-wrong': 'storeKeyWrong',
  'store-corrupt': 'storeCorrupt',
  'store-too-new': 'storeTooNew',
  'store-locked': 'storeLocked',
  'store-stopped': 'storeStopped',
  'disk-full': 'diskFull',
  'disk-read-only': 'diskReadOnly',
  'file-not-written': 'fileNotWritten',
  'vault-locked': 'vaultLocked',
  'passphrase-wrong': 'passphraseWrong',
  'keyring-unavailable': 'keyringUnavailable',
  'attachment-dangerous': 'attachmentDangerous',
  'link-refused': 'linkRefused',
  'pattern-unreadable': 'patternUnreadable',
  'bad-request': 'badRequest',
  'not-found': 'notFound',
  cancelled: 'cancelled',
  unexpected: 'unexpected',
}

/**
 * What people read about a failure: what happened, and what to do. Whose account it was and what the server said
 * are shown beside it.
 */
export function failureWords(
  t: (key: MessageKey) => string,
  failure: Failure,
): { title: string; advice: string } {
  const name = names[failure.code]
  return { title: t(`failures.${name}.title`), advice: t(`failures.${name}.advice`) }
}
