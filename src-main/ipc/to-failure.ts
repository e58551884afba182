import type { Certificate } from '../contract/certificate.ts'
import type { Failure, FailureCode } from '../contract/failure.ts'
import { MimeError } from '../mime/mime-error.ts'
import {
  ClientCertificateError,
  Pop3CommandError,
  Pop3LoginError,
  Pop3ProtocolError,
  Pop3TransportError,
  type RefusedCertificate,
} from '../pop3/errors.ts'
import { ServerDeskError } from '../server-desk/errors.ts'
import { StoreError } from '../store/errors.ts'
import { AccountNotFoundError } from '../accounts/account-book.ts'
import { TokenError } from '../accounts/token-request.ts'
import { PassphraseError } from '../accounts/passphrase.ts'
import { RecoveryKeyError } from '../accounts/recovery-key.ts'
import { KeyringError } from '../accounts/vault.ts'
import { PatternError } from '../sync/rules/compile-pattern.ts'
import { LoginRejectedError } from '../sync/maildrop.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { MissingSecretError } from './maildrops.ts'
import { Refusal } from './refusal.ts'

/** Worth trying again, unchanged, later. */
const RETRYABLE = new Set<FailureCode>([
  'host-not-found',
  'connection-refused',
  'connection-lost',
  'network-unreachable',
  'timeout',
  'tls-failed',
  'proxy-failed',
  'token-server-failed',
  'mailbox-busy',
  'login-delay',
  'server-temporary',
  'disk-full',
  'disk-gone',
])

/** Every thrown error becomes a Failure here, once, and nowhere else. */
export function toFailure(error: unknown): Failure {
  const code = codeOf(error)
  return {
    code,
    message: error instanceof Error ? error.message : String(error),
    ...serverTextOf(error),
    ...loginOf(error),
    ...(error instanceof Pop3TransportError &&
      error.certificate && { certificate: asData(error.certificate) }),
    retryable: RETRYABLE.has(code),
  }
}

/** What a server said: when it refused, or before it hung up. */
function serverTextOf(error: unknown): Pick<Failure, 'serverText'> {
  const said =
    error instanceof LoginRejectedError
      ? error.refusal
      : error instanceof Pop3TransportError
        ? error.cause
        : error
  const isText = said instanceof Pop3CommandError || said instanceof TokenError
  return isText && said.serverText !== '' ? { serverText: said.serverText } : {}
}

function loginOf(error: unknown): Pick<Failure, 'login'> {
  if (error instanceof LoginRejectedError) return { login: { method: error.method } }
  if (error instanceof MissingSecretError) {
    return { login: { method: error.login === 'auto' ? 'USER' : error.login, missing: 'secret' } }
  }
  if (!(error instanceof Pop3LoginError)) return {}
  const { method, atLeast, missing } = error
  return { login: { method, atLeast, missing } }
}

function codeOf(error: unknown): FailureCode {
  if (error instanceof Refusal) return error.code
  if (error instanceof Pop3CommandError) return commandCode(error)
  if (error instanceof Pop3ProtocolError) return PROTOCOL_CODES[error.kind]
  if (error instanceof Pop3TransportError) return transportCode(error)
  if (error instanceof Pop3LoginError) return LOGIN_CODES[error.kind]
  if (error instanceof LoginRejectedError) return 'login-rejected'
  if (error instanceof MissingSecretError) return 'login-not-available'
  if (error instanceof TokenError)
    return error.kind === 'refused' ? 'token-not-renewed' : 'token-server-failed'
  if (error instanceof ClientCertificateError) return 'client-certificate-unreadable'
  // A wait that was called off.
  if (error instanceof DOMException && error.name === 'AbortError') return 'cancelled'
  if (error instanceof StoreError) return STORE_CODES[error.kind]
  if (error instanceof MimeError) return 'message-unreadable'
  if (error instanceof PatternError) return 'pattern-unreadable'
  if (error instanceof ServerDeskError) return DESK_CODES[error.kind]
  if (error instanceof TransferError) return TRANSFER_CODES[error.kind]
  if (error instanceof AccountNotFoundError) return 'not-found'
  if (error instanceof PassphraseError) return 'passphrase-wrong'
  if (error instanceof RecoveryKeyError) return 'recovery-key-wrong'
  if (error instanceof KeyringError) return 'keyring-unavailable'
  if (error instanceof Error && 'code' in error && 'syscall' in error) return systemCode(error.code)
  return 'unexpected'
}

/**
 * What a -ERR means. Only [AUTH], or a plain refusal of the login with no code, may send the user to the password
 * (RFC 3206): a busy or ailing maildrop must not look like a wrong one.
 */
function commandCode({ verb, responseCode }: Pop3CommandError): FailureCode {
  switch (responseCode) {
    case 'AUTH':
      return 'auth-rejected'
    case 'IN-USE':
      return 'mailbox-busy'
    case 'LOGIN-DELAY':
      return 'login-delay'
    case 'SYS/TEMP':
      return 'server-temporary'
    case undefined:
      if (verb === 'PASS' || verb === 'AUTH' || verb === 'APOP') return 'auth-rejected'
      return verb === 'UIDL' ? 'capability-missing' : 'server-refused'
    default:
      return 'server-refused'
  }
}

/** A proxy that fails says nothing about the server: its settings are what to look at. */
function transportCode({ phase, kind }: Pop3TransportError): FailureCode {
  const isProxy = phase === 'proxy' && kind !== 'cancelled' && kind !== 'login-refused'
  return isProxy ? 'proxy-failed' : TRANSPORT_CODES[kind]
}

const TRANSPORT_CODES: Record<Pop3TransportError['kind'], FailureCode> = {
  'host-not-found': 'host-not-found',
  refused: 'connection-refused',
  unreachable: 'network-unreachable',
  lost: 'connection-lost',
  timeout: 'timeout',
  certificate: 'certificate',
  'tls-failed': 'tls-failed',
  'tls-not-offered': 'tls-not-offered',
  'login-refused': 'proxy-login-refused',
  cancelled: 'cancelled',
}

const PROTOCOL_CODES: Record<Pop3ProtocolError['kind'], FailureCode> = {
  broken: 'protocol-broken',
  unreadable: 'protocol-broken',
  limit: 'limit-exceeded',
  'too-large': 'message-too-large',
}

const LOGIN_CODES: Record<Pop3LoginError['kind'], FailureCode> = {
  weaker: 'login-weaker',
  'not-offered': 'login-not-offered',
  'not-available': 'login-not-available',
}

const DESK_CODES: Record<ServerDeskError['kind'], FailureCode> = {
  'unseen-differs': 'bad-request',
  'no-such-message': 'message-gone',
  closing: 'bad-request',
}

const TRANSFER_CODES: Record<TransferError['kind'], FailureCode> = {
  'nothing-there': 'no-mail-found',
  'not-read': 'file-not-read',
  'name-taken': 'file-not-written',
  'no-backup': 'no-backup',
  'backup-damaged': 'backup-damaged',
  'backup-too-new': 'backup-too-new',
}

const STORE_CODES: Record<StoreError['kind'], FailureCode> = {
  'key-wrong': 'store-key-wrong',
  corrupt: 'store-corrupt',
  'too-new': 'store-too-new',
  locked: 'store-locked',
  'disk-full': 'disk-full',
  'read-only': 'disk-read-only',
  'disk-gone': 'disk-gone',
  stopped: 'store-stopped',
  unexpected: 'unexpected',
}

const asData = ({ validFrom, validTo, ...texts }: RefusedCertificate): Certificate => ({
  ...texts,
  validFrom: moment(validFrom),
  validTo: moment(validTo),
})
const moment = (date: Date): number | null => (Number.isNaN(date.getTime()) ? null : date.getTime())

/** Errors of the file system, as met when a file is saved. */
function systemCode(code: unknown): FailureCode {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full'
    case 'EROFS':
      return 'disk-read-only'
    default:
      return 'file-not-written'
  }
}
