import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'

/** Whose keyring it is: the environment names the session's bus; root may name another user. */
export interface KeyringOwner {
  env: NodeJS.ProcessEnv
  uid?: number
  gid?: number
}

const QUESTION = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.DBus',
  '/',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.freedesktop.secrets',
]
const TRIES = 100

export const LOGIN_PASSWORD = 'login password'

/** A real keyring on a session's bus, unlocked or as it is before a login; it keeps its files in the owner's XDG_DATA_HOME. */
export async function startKeyring(owner: KeyringOwner, isUnlocked = true): Promise<ChildProcess> {
  const args = ['--components=secrets', '--foreground', ...(isUnlocked ? ['--unlock'] : [])]
  const keyring = spawn('gnome-keyring-daemon', args, { ...owner, stdio: ['pipe', 'ignore', 'ignore'] })
  keyring.stdin?.end(isUnlocked ? LOGIN_PASSWORD : '')
  for (let tries = 0; tries < TRIES; tries++) {
    if (spawnSync('dbus-send', QUESTION, owner).stdout.includes('boolean true')) return keyring
    await delay(100)
  }
  throw new Error('the keyring did not appear on the bus')
}
