import { basename, join } from 'node:path'
import type { AccountFile } from '../../accounts/account-book.ts'
import { NO_ACCOUNTS } from '../../accounts/account-book.ts'
import { openLocks, readLocks } from '../../accounts/backup-locks.ts'
import { NO_BACKUP } from '../../accounts/backup-record.ts'
import { openJsonFile } from '../../accounts/json-file.ts'
import { PassphraseError } from '../../accounts/passphrase.ts'
import {
  createVault,
  NO_VAULT,
  type Keyring,
  type Opener,
  type VaultFile,
  type VaultKeys,
} from '../../accounts/vault.ts'
import type { Handlers } from '../../contract/calls.ts'
import type { Settings } from '../../contract/settings.ts'
import { NEWEST_SCHEMA } from '../../store/migrations/index.ts'
import { damaged, readEnd } from '../../transfer/backup-file.ts'
import type { CopiedStore } from '../../transfer/back-up.ts'
import { copyDatabase } from '../../transfer/copy-database.ts'
import {
  adoptRestored,
  beginRestored,
  dropRestored,
  freeOldName,
  settleRestored,
} from '../../transfer/restored-files.ts'
import { TransferError } from '../../transfer/transfer-error.ts'
import { openContent, type BackupContent } from '../backup-content.ts'
import type { Broadcast } from '../broadcast.ts'
import { Refusal } from '../refusal.ts'

type RestoreCalls = Pick<Handlers, Extract<keyof Handlers, `restore:${string}`>>

export interface RestoreParts {
  /** The folder of the profile. */
  profile: string
  settings: () => Settings
  broadcast: Broadcast
  chooseBackup: () => Promise<string | null>
  /** Whether no mail and no account would be missed. */
  isEmpty: () => Promise<boolean>
  /** What is to keep the key; null: a passphrase. */
  nextKeyring: () => Promise<Keyring | null>
  openCopy: (path: string, key: Uint8Array) => Promise<CopiedStore>
  /** Closes the profile, and opens the one that `adopt` has put in its place. */
  exchange: (adopt: () => VaultKeys) => Promise<void>
  reloadPage: () => void
}

interface Chosen {
  path: string
  octets: number
  locks: VaultFile
  sealed: string
  opened?: { opener: Opener; keys: VaultKeys; content: BackupContent }
}

/** What is of this computer, and not of the mail. */
const OF_THE_COMPUTER = ['tray', 'startAtLogin', 'startHidden']

export function restoreHandlers(parts: RestoreParts): RestoreCalls {
  const { profile, broadcast } = parts
  let chosen: Chosen | undefined
  let running: AbortController | undefined

  const needChosen = (): Chosen => {
    if (!chosen) throw new Refusal('bad-request', 'no backup was chosen')
    return chosen
  }
  const oldName = async (): Promise<string | null> =>
    (await parts.isEmpty()) ? null : freeOldName(profile, new Date().toISOString().slice(0, 10))

  /** Puts the whole profile together beside the one there is. @returns its keys */
  async function gather(passphrase: string | null, signal: AbortSignal): Promise<VaultKeys> {
    const { path, octets, locks, opened } = needChosen()
    if (!opened) throw new Refusal('bad-request', 'the backup was not opened')
    const { opener, keys, content } = opened
    const folder = beginRestored(profile)
    try {
      const database = join(folder, 'mail.db')
      await copyDatabase(path, database, content, {
        signal,
        onProgress: (done) => broadcast('restore:changed', { done, total: octets }),
      })
      await keepKey(folder, locks, opener, passphrase)
      openJsonFile(folder, 'accounts', NO_ACCOUNTS).write(content.accounts as unknown as AccountFile)
      openJsonFile(folder, 'settings', {}).write(settingsOf(content))
      openJsonFile(folder, 'backup', NO_BACKUP).write({ madeAt: content.madeAt })
      await tryOut(database, keys, content)
      signal.throwIfAborted()
      settleRestored(profile, await oldName())
      return keys
    } catch (error) {
      dropRestored(profile)
      throw error
    }
  }

  async function keepKey(
    folder: string,
    locks: VaultFile,
    opener: Opener,
    passphrase: string | null,
  ): Promise<void> {
    const file = openJsonFile(folder, 'vault', NO_VAULT)
    file.write(locks)
    const keyring = await parts.nextKeyring()
    if (keyring) await createVault(file).changeKeeper(opener, { keyring })
    else if (passphrase !== null) await createVault(file).changeKeeper(opener, { passphrase })
  }

  const settingsOf = ({ settings }: BackupContent): Record<string, unknown> => ({
    ...parts.settings(),
    ...Object.fromEntries(Object.entries(settings).filter(([name]) => !OF_THE_COMPUTER.includes(name))),
  })

  /** Opens it as it will be opened, and brings it up to date. */
  async function tryOut(database: string, keys: VaultKeys, { messages }: BackupContent): Promise<void> {
    const copy = await parts.openCopy(database, keys.store)
    try {
      const places = await copy.countPlaces()
      if (places.reduce((sum, { total }) => sum + total, 0) !== messages)
        throw damaged('it has other messages than it says')
      await copy.close()
    } finally {
      await copy.end()
    }
  }

  return {
    'restore:choose': async () => {
      const path = await parts.chooseBackup()
      if (path === null) return null
      chosen = undefined
      const end = await readEnd(path)
      const locks = readLocks(end.locks)
      if (!locks) throw damaged('its locks make no sense')
      chosen = { ...end, path, locks }
      return { name: basename(path), octets: end.octets }
    },
    'restore:open': async ({ typed }) => {
      const one = needChosen()
      const { opener, keys } = await openLocks(one.locks, typed).catch((error: unknown) => {
        if (!(error instanceof PassphraseError)) throw error
        throw new Refusal('backup-key-wrong', error.message)
      })
      const content = openContent(keys.secrets, one.sealed)
      if (content.schema > NEWEST_SCHEMA) throw new TransferError('backup-too-new', 'its mail is newer')
      if (content.octets !== one.octets) throw damaged('its mail has another size')
      one.opened = { opener, keys, content }
      const { madeAt, octets, messages, accounts } = content
      return {
        madeAt,
        octets,
        messages,
        accounts: accounts.accounts.map(({ name, email }) => name || email),
        needsPassphrase: 'recoveryKey' in opener && (await parts.nextKeyring()) === null,
        oldFolder: await oldName(),
      }
    },
    'restore:begin': async ({ passphrase }) => {
      if (running) throw new Refusal('bad-request', 'one is being restored')
      running = new AbortController()
      try {
        const keys = await gather(passphrase, running.signal)
        await parts.exchange(() => {
          adoptRestored(profile)
          return keys
        })
        chosen = undefined
      } finally {
        running = undefined
      }
      parts.reloadPage()
    },
    'restore:cancel': () => running?.abort(),
  }
}
