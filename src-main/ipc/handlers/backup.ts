import { rm } from 'node:fs/promises'
import type { AccountFile } from '../../accounts/account-book.ts'
import type { BackupRecord } from '../../accounts/backup-record.ts'
import type { JsonFile } from '../../accounts/json-file.ts'
import type { VaultFile, VaultKeys } from '../../accounts/vault.ts'
import type { Handlers } from '../../contract/calls.ts'
import type { Settings } from '../../contract/settings.ts'
import type { Store } from '../../store/store-client.ts'
import { backUp, type CopiedStore } from '../../transfer/back-up.ts'
import { BACKUP_EXTENSION } from '../../transfer/backup-file.ts'
import { sealContent } from '../backup-content.ts'
import type { Jobs } from '../jobs.ts'

type BackupCalls = Pick<Handlers, Extract<keyof Handlers, `backup:${string}`>>

export interface BackupParts {
  store: () => Store
  jobs: () => Jobs
  record: JsonFile<BackupRecord>
  accounts: () => AccountFile
  settings: () => Settings
  /** What the backup is locked and sealed with. */
  takeAlong: (passphrase: string | null) => Promise<{ locks: VaultFile; keys: VaultKeys }>
  openCopy: (path: string, key: Uint8Array) => Promise<CopiedStore>
  chooseFile: (suggestedName: string) => Promise<string | null>
}

export function backupHandlers(parts: BackupParts): BackupCalls {
  const { store, jobs, record } = parts

  return {
    'backup:last': () => ({ madeAt: record.read().madeAt }),
    'backup:make': async ({ passphrase }) => {
      const { locks, keys } = await parts.takeAlong(passphrase)
      const day = new Date().toISOString().slice(0, 10)
      const path = await parts.chooseFile(`Restante ${day}${BACKUP_EXTENSION}`)
      if (path === null) return false
      // Not awaited: how it goes comes as events.
      void jobs().run('backup', 'octets', async (report, signal) => {
        const madeAt = Date.now()
        await sweepBackup(record)
        try {
          const { messages } = await backUp(store(), {
            path,
            locks,
            openCopy: (beside) => parts.openCopy(beside, keys.store),
            seal: (database) =>
              sealContent(keys.secrets, {
                ...database,
                madeAt,
                accounts: parts.accounts(),
                settings: parts.settings(),
              }),
            onBegin: (begun) => record.write({ begun }),
            signal,
            onProgress: (done, total) => report({ done, total }),
          })
          record.write({ madeAt })
          return { messages, path }
        } finally {
          record.write({ begun: null })
        }
      })
      return true
    },
  }
}

/** Removes what a backup left behind that was ended with the program. */
export async function sweepBackup(record: JsonFile<BackupRecord>): Promise<void> {
  const { begun } = record.read()
  if (!begun?.endsWith('.part')) return
  for (const path of [begun, `${begun}-wal`]) await rm(path, { force: true })
  record.write({ begun: null })
}
