import { z } from 'zod'
import { failureSchema } from './failure.ts'

/**
 * How far the program is before it can show mail.
 * - `choose-passphrase`: first start on a computer without a keyring.
 * - `locked`: a passphrase is needed.
 * - `failed`: the key or the store would not open; nothing of it was touched.
 */
export const startupStateSchema = z.object({
  stage: z.enum(['starting', 'choose-passphrase', 'locked', 'failed', 'ready']),
  /** What keeps the key: the computer's keyring or a passphrase; null before that is settled. */
  protection: z.enum(['keyring', 'passphrase']).nullable(),
  failure: failureSchema.nullable(),
})
export type StartupState = z.infer<typeof startupStateSchema>

export const MIN_PASSPHRASE = 8
export const passphraseSchema = z.string().min(MIN_PASSPHRASE).max(1024)

export const appInfoSchema = z.object({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
  platform: z.string(),
  /** The computer's language, BCP 47. */
  systemLocale: z.string(),
  /** False when Chromium's sandbox is off (started as root): said in the window. */
  isSandboxed: z.boolean(),
})
export type AppInfo = z.infer<typeof appInfoSchema>
