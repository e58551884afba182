import { execFile } from 'node:child_process'

/** A bus or keyring that does not answer by then counts as locked: it is asked again. */
const ANSWER_MILLIS = 3_000

/** `unknown`: it cannot be asked, as `gdbus` (GLib's) is missing. */
export type SecretServiceState = 'unlocked' | 'locked' | 'absent' | 'unknown'

const QUESTION = [
  'call',
  '--session',
  '--dest=org.freedesktop.secrets',
  '--object-path=/org/freedesktop/secrets/aliases/default',
  '--method=org.freedesktop.DBus.Properties.Get',
  'org.freedesktop.Secret.Collection',
  'Locked',
]

/**
 * Whether the keyring that keeps new secrets is locked (Secret Service API 0.2, the property `Locked` of the default
 * collection). Reading a property opens no window, unlike every call that wants a secret.
 */
export function lookAtSecretService(): Promise<SecretServiceState> {
  return new Promise((resolve) => {
    execFile('gdbus', QUESTION, { timeout: ANSWER_MILLIS, killSignal: 'SIGKILL' }, (error, answer) => {
      if (!error) resolve(answer.includes('true') ? 'locked' : 'unlocked')
      else if (error.code === 'ENOENT') resolve('unknown')
      else resolve(error.killed ? 'locked' : 'absent')
    })
  })
}
