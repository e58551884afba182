import type { MessageKey } from '../../text/messages.ts'

export interface CheckedFields {
  email: string
  host: string
  port: string
  user: string
  /** null: none is needed, since one is stored. */
  password: string | null
}

export type FieldErrors = Partial<Record<keyof CheckedFields, MessageKey>>

/** What will not do, as the name of the text that says so at the field. Main checks again, more strictly. */
export function checkFields(fields: CheckedFields): FieldErrors {
  const port = Number(fields.port)
  const isPort = /^\d+$/.test(fields.port.trim()) && port >= 1 && port <= 65535
  return {
    ...(/^[^\s@]+@[^\s@]+$/.test(fields.email.trim()) ? {} : { email: 'accounts.errorEmail' }),
    ...(/^\S+$/.test(fields.host.trim()) ? {} : { host: 'accounts.errorHost' }),
    ...(isPort ? {} : { port: 'accounts.errorPort' }),
    ...(fields.user.trim() ? {} : { user: 'accounts.errorUser' }),
    ...(fields.password === '' ? { password: 'accounts.errorPassword' } : {}),
  }
}
