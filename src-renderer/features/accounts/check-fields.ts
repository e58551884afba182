import type { MessageKey } from '../../text/messages.ts'
import { isLimit } from './retention-entry.ts'

export interface CheckedFields {
  email: string
  host: string
  port: string
  user: string
  /** null: none is needed, since one is stored or the login is not by password. */
  password: string | null
  /** null: connections go straight to the server. */
  proxy: { host: string; port: string } | null
  /** Limits of what stays on the server. */
  maxMessages: string
  maxMegabytes: string
}

type ProofField = 'tokenUrl' | 'clientId' | 'refreshToken' | 'accessToken' | 'certificate'
type Field = Exclude<keyof CheckedFields, 'proxy'> | 'proxyHost' | 'proxyPort' | ProofField
export type FieldErrors = Partial<Record<Field, MessageKey>>

/** What will not do, as the name of the text that says so at the field. Main checks again, more strictly. */
export function checkFields(fields: CheckedFields): FieldErrors {
  const { proxy } = fields
  return {
    ...(/^[^\s@]+@[^\s@]+$/.test(fields.email.trim()) ? {} : { email: 'accounts.errorEmail' }),
    ...(isHost(fields.host) ? {} : { host: 'accounts.errorHost' }),
    ...(isPort(fields.port) ? {} : { port: 'accounts.errorPort' }),
    ...(fields.user.trim() ? {} : { user: 'accounts.errorUser' }),
    ...(fields.password === '' ? { password: 'accounts.errorPassword' } : {}),
    ...(!proxy || isHost(proxy.host) ? {} : { proxyHost: 'accounts.errorHost' }),
    ...(!proxy || isPort(proxy.port) ? {} : { proxyPort: 'accounts.errorPort' }),
    ...(isLimit(fields.maxMessages) ? {} : { maxMessages: 'accounts.errorLimit' }),
    ...(isLimit(fields.maxMegabytes) ? {} : { maxMegabytes: 'accounts.errorLimit' }),
  }
}

const isHost = (text: string): boolean => /^\S+$/.test(text.trim())
const isPort = (text: string): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65535
