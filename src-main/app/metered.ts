import { execFile } from 'node:child_process'

/** The bus answers in milliseconds; mail does not wait for one that hangs. */
const ANSWER_MILLIS = 2_000

const QUESTION = [
  'call',
  '--system',
  '--dest=org.freedesktop.NetworkManager',
  '--object-path=/org/freedesktop/NetworkManager',
  '--method=org.freedesktop.DBus.Properties.Get',
  'org.freedesktop.NetworkManager',
  'Metered',
]

/**
 * Whether the present connection is paid for by the amount: what NetworkManager was told or guesses. null where nobody
 * knows: on Windows and macOS, whose answer takes native code, and on a Linux without NetworkManager or `gdbus` (GLib's).
 * Chromium's navigator.connection says nothing of it on a desktop.
 */
export function readMetered(): Promise<boolean | null> {
  if (process.platform !== 'linux') return Promise.resolve(null)
  return new Promise((resolve) => {
    execFile('gdbus', QUESTION, { timeout: ANSWER_MILLIS, killSignal: 'SIGKILL' }, (error, answer) =>
      resolve(error ? null : parseMetered(answer)),
    )
  })
}

/** NMMetered of NetworkManager's D-Bus API: 0 unknown, 1 yes, 2 no, 3 and 4 the same as a guess. */
export function parseMetered(answer: string): boolean | null {
  const [, value] = /^\(<uint32 (\d+)>,\)\s*$/.exec(answer) ?? []
  if (value === '1' || value === '3') return true
  return value === '2' || value === '4' ? false : null
}
