import createStoreWorker from '../store/store-worker.ts?nodeWorker'
import { existsSync } from 'node:fs'
import { NO_ACCOUNTS } from '../accounts/account-book.ts'
import { NO_BACKUP } from '../accounts/backup-record.ts'
import { openJsonFile } from '../accounts/json-file.ts'
import type { SettingsFile } from '../accounts/settings-file.ts'
import type { Handlers } from '../contract/calls.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import { backupHandlers, sweepBackup } from '../ipc/handlers/backup.ts'
import { restoreHandlers } from '../ipc/handlers/restore.ts'
import { WORKER_OPTIONS } from '../shared/worker-options.ts'
import { openStore } from '../store/store-client.ts'
import type { CopiedStore } from '../transfer/back-up.ts'
import { adoptRestored } from '../transfer/restored-files.ts'
import type { Desk } from './desk.ts'
import type { Dialogs } from './dialogs.ts'
import type { Startup } from './startup.ts'

export type BackupCalls = Pick<Handlers, Extract<keyof Handlers, `backup:${string}` | `restore:${string}`>>

export interface BackupsOptions {
  profile: string
  databasePath: string
  startup: Startup<Desk>
  settings: SettingsFile
  dialogs: Pick<Dialogs, 'chooseFile' | 'chooseBackup'>
  broadcast: Broadcast
  /** Has the page begin anew. */
  reloadPage: () => void
}

/** What was restored, or was being backed up, when the program ended: the one is put in place, the other cleared away. */
export async function finishBackups(profile: string): Promise<void> {
  adoptRestored(profile)
  await sweepBackup(recordIn(profile))
}

/** Everything into one file, and out of it again. */
export function createBackups(options: BackupsOptions): BackupCalls {
  const { profile, startup, settings, dialogs, broadcast } = options

  const isEmpty = async (): Promise<boolean> => {
    if (startup.state().stage !== 'ready') return !existsSync(options.databasePath)
    const { accounts, store } = startup.opened()
    const places = await store.countPlaces()
    return accounts.list().length === 0 && places.every(({ total }) => total === 0)
  }

  return {
    ...backupHandlers({
      store: () => startup.opened().store,
      jobs: () => startup.opened().jobs,
      record: recordIn(profile),
      accounts: () => openJsonFile(profile, 'accounts', NO_ACCOUNTS).read(),
      settings: () => settings.read(),
      takeAlong: (passphrase) => startup.takeAlong(passphrase),
      openCopy,
      chooseFile: dialogs.chooseFile,
    }),
    ...restoreHandlers({
      profile,
      settings: () => settings.read(),
      broadcast,
      chooseBackup: dialogs.chooseBackup,
      isEmpty,
      nextKeyring: () => startup.nextKeyring(),
      openCopy,
      exchange: (adopt) => startup.exchange(adopt),
      reloadPage: options.reloadPage,
    }),
  }
}

const recordIn = (profile: string) => openJsonFile(profile, 'backup', NO_BACKUP, 'forget')

async function openCopy(path: string, key: Uint8Array): Promise<CopiedStore> {
  const worker = createStoreWorker(WORKER_OPTIONS)
  const store = await openStore(worker, { path, key })
  return {
    ...store,
    async end() {
      await worker.terminate()
    },
  }
}
