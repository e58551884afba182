import type { Failure, FailureCode, LoginFacts } from '../../src-main/contract/failure.ts'
import type { Messages, Translate } from './messages.ts'
import { methodName } from './method-name.ts'

// A code without words does not compile.
const names: Record<FailureCode, Exclude<keyof Messages['failures'], 'missing'>> = {
  'host-not-found': 'hostNotFound',
  'connection-refused': 'connectionRefused',
  'connection-lost': 'connectionLost',
  'network-unreachable': 'networkUnreachable',
  timeout: 'timeout',
  certificate: 'certificate',
  'tls-failed': 'tlsFailed',
  'tls-not-offered': 'tlsNotOffered',
  'proxy-failed': 'proxyFailed',
  'proxy-login-refused': 'proxyLoginRefused',
  'login-weaker': 'loginWeaker',
  'login-not-offered': 'loginNotOffered',
  'login-not-available': 'loginNotAvailable',
  'token-not-renewed': 'tokenNotRenewed',
  'token-server-failed': 'tokenServerFailed',
  'client-certificate-unreadable': 'clientCertificateUnreadable',
  'auth-rejected': 'authRejected',
  'login-rejected': 'loginRejected',
  'mailbox-busy': 'mailboxBusy',
  'login-delay': 'loginDelay',
  'server-temporary': 'serverTemporary',
  'server-refused': 'serverRefused',
  'capability-missing': 'capabilityMissing',
  'protocol-broken': 'protocolBroken',
  'limit-exceeded': 'limitExceeded',
  'message-too-large': 'messageTooLarge',
  'message-gone': 'messageGone',
  'message-unreadable': 'messageUnreadable',
  'store-key-wrong': 'storeKeyWrong',
  'store-corrupt': 'storeCorrupt',
  'store-too-new': 'storeTooNew',
  'store-locked': 'storeLocked',
  'store-stopped': 'storeStopped',
  'disk-full': 'diskFull',
  'disk-read-only': 'diskReadOnly',
  'disk-gone': 'diskGone',
  'file-not-written': 'fileNotWritten',
  'file-not-read': 'fileNotRead',
  'no-mail-found': 'noMailFound',
  'no-backup': 'noBackup',
  'backup-damaged': 'backupDamaged',
  'backup-too-new': 'backupTooNew',
  'backup-key-wrong': 'backupKeyWrong',
  'vault-locked': 'vaultLocked',
  'passphrase-wrong': 'passphraseWrong',
  'recovery-key-wrong': 'recoveryKeyWrong',
  'keyring-unavailable': 'keyringUnavailable',
  'attachment-dangerous': 'attachmentDangerous',
  'print-failed': 'printFailed',
  'link-refused': 'linkRefused',
  'pattern-unreadable': 'patternUnreadable',
  'bad-request': 'badRequest',
  'not-found': 'notFound',
  cancelled: 'cancelled',
  unexpected: 'unexpected',
}

const missing: Record<NonNullable<LoginFacts['missing']>, keyof Messages['failures']['missing']> = {
  tls: 'tls',
  'client-certificate': 'clientCertificate',
  kerberos: 'kerberos',
  ticket: 'ticket',
  secret: 'secret',
}

/**
 * What people read about a failure: what happened, and what to do. Whose account it was and what the server said
 * are shown beside it.
 */
export function failureWords(t: Translate, { code, login }: Failure): { title: string; advice: string } {
  const values = {
    method: login ? isolated(methodName(login.method)) : '',
    atLeast: login?.atLeast ? isolated(methodName(login.atLeast)) : '',
    missing: login?.missing ? t(`failures.missing.${missing[login.missing]}`) : '',
  }
  const name = names[code]
  return { title: t(`failures.${name}.title`, values), advice: t(`failures.${name}.advice`, values) }
}

/** Runs from left to right in a sentence of any direction. */
const isolated = (name: string): string => `\u2068${name}\u2069`
