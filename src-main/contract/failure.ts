import { z } from 'zod'
import { certificateSchema, type Certificate } from './certificate.ts'
import { LOGIN_METHODS } from './login.ts'

/**
 * Everything that can go wrong, as the renderer sees it. A closed list: the renderer must have words for each.
 * The network codes say where the conversation with the server ended (RFC 1939 for the states).
 */
export const FAILURE_CODES = [
  // reaching the server
  'host-not-found',
  'connection-refused',
  'connection-lost',
  'network-unreachable',
  'timeout',
  'certificate',
  'tls-failed',
  'tls-not-offered',
  'proxy-failed',
  'proxy-login-refused',
  // who we are
  'login-weaker',
  'login-not-offered',
  'login-not-available',
  'token-not-renewed',
  'token-server-failed',
  'client-certificate-unreadable',
  // what the server said
  'auth-rejected',
  'login-rejected',
  'mailbox-busy',
  'login-delay',
  'server-temporary',
  'server-refused',
  'capability-missing',
  'protocol-broken',
  'limit-exceeded',
  'message-too-large',
  'message-gone',
  // what we keep
  'message-unreadable',
  'store-key-wrong',
  'store-corrupt',
  'store-too-new',
  'store-locked',
  'store-stopped',
  'disk-full',
  'disk-read-only',
  'disk-gone',
  'file-not-written',
  'file-not-read',
  'no-mail-found',
  'no-backup',
  'backup-damaged',
  'backup-too-new',
  'backup-key-wrong',
  // who may
  'vault-locked',
  'passphrase-wrong',
  'recovery-key-wrong',
  'keyring-unavailable',
  'attachment-dangerous',
  'link-refused',
  'print-failed',
  // the program itself
  'bad-request',
  'pattern-unreadable',
  'not-found',
  'cancelled',
  'unexpected',
] as const

export type FailureCode = (typeof FAILURE_CODES)[number]

/** What a login was without, as data. */
export const MISSING_FOR_LOGIN = ['tls', 'client-certificate', 'kerberos', 'ticket', 'secret'] as const

/** The methods that a failed login is about. */
const loginFactsSchema = z.object({
  /** The one that was to be used. */
  method: z.enum(LOGIN_METHODS),
  /** With `login-weaker`: the one that worked before. */
  atLeast: z.enum(LOGIN_METHODS).optional(),
  /** With `login-not-available`. */
  missing: z.enum(MISSING_FOR_LOGIN).optional(),
})
export type LoginFacts = z.infer<typeof loginFactsSchema>

/** A failure as plain data: the only form in which an error crosses to the renderer. */
export interface Failure {
  code: FailureCode
  /** English, for logs and bug reports; what people read comes from the renderer's words for `code`. */
  message: string
  /** What the server said, capped and without control characters. Untrusted: shown as text only. */
  serverText?: string | undefined
  /** With `certificate`: the one that was refused. */
  certificate?: Certificate | undefined
  /** With the codes that begin with `login-`. */
  login?: LoginFacts | undefined
  /** Trying again later, unchanged, may succeed. */
  retryable: boolean
}

export const failureSchema: z.ZodType<Failure> = z.object({
  code: z.enum(FAILURE_CODES),
  message: z.string(),
  serverText: z.string().optional(),
  certificate: certificateSchema.optional(),
  login: loginFactsSchema.optional(),
  retryable: z.boolean(),
})
