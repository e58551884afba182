import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { NO_ACCOUNTS, openAccountBook, type AccountBook } from '../../src-main/accounts/account-book.ts'
import { NO_BACKUP, type BackupRecord } from '../../src-main/accounts/backup-record.ts'
import { openJsonFile, type JsonFile } from '../../src-main/accounts/json-file.ts'
import { createVault, NO_VAULT, type Keyring, type VaultKeys } from '../../src-main/accounts/vault.ts'
import type { Job } from '../../src-main/contract/job.ts'
import { DEFAULT_SETTINGS } from '../../src-main/contract/settings.ts'
import { backupHandlers } from '../../src-main/ipc/handlers/backup.ts'
import { restoreHandlers } from '../../src-main/ipc/handlers/restore.ts'
import { createJobs } from '../../src-main/ipc/jobs.ts'
import { openDatabase } from '../../src-main/store/open-database.ts'
import { storeOperations } from '../../src-main/store/operations.ts'
import type { Store } from '../../src-main/store/store-client.ts'
import type { CopiedStore } from '../../src-main/transfer/back-up.ts'
import { asyncStore } from './async-store.ts'

/** A keyring that only an instance with the same secret opens. */
export const fakeKeyring = (secret: number): Keyring => ({
  wrap: (key) => Promise.resolve(Buffer.from([secret, ...key.map((byte) => byte ^ secret)])),
  unwrap: (wrapped) =>
    wrapped[0] === secret
      ? Promise.resolve(Buffer.from(wrapped.subarray(1).map((byte) => byte ^ secret)))
      : Promise.reject(new Error('no such entry')),
})

/** A profile in a folder, with real files, store and keys, as the program has it open. */
export interface OpenProfile {
  folder: string
  keys: VaultKeys
  store: Store
  accounts: AccountBook
  record: JsonFile<BackupRecord>
  /** How far the last backup is. */
  job: () => Job | undefined
  cancel: () => void
  /** By then all jobs have ended. */
  backUp: (path: string, passphrase?: string) => Promise<Job | undefined>
  restore: ReturnType<typeof restoreHandlers>
  /** The file that is chosen next. */
  choose: (path: string) => void
  /** What the page was told, newest last. */
  told: unknown[]
  close: () => Promise<void>
}

export async function openProfile(
  folder: string,
  { keyring, passphrase = 'five grey pigeons' }: { keyring?: Keyring; passphrase?: string } = {},
): Promise<OpenProfile> {
  const vault = createVault(openJsonFile(folder, 'vault', NO_VAULT))
  const keeper = keyring ? { keyring } : { passphrase }
  const keys = await (vault.protection() === null ? vault.create(keeper) : vault.open(keeper))
  const databasePath = join(folder, 'mail.db')
  const store = openOneStore(databasePath, keys.store)
  const accounts = openAccountBook(openJsonFile(folder, 'accounts', NO_ACCOUNTS), keys.secrets)
  const record = openJsonFile(folder, 'backup', NO_BACKUP)
  const told: unknown[] = []
  const broadcast = (name: string, what: unknown): void => void told.push([name, what])
  const jobs = createJobs(broadcast)
  let chosen = ''

  const backup = backupHandlers({
    store: () => store,
    jobs: () => jobs,
    record,
    accounts: () => openJsonFile(folder, 'accounts', NO_ACCOUNTS).read(),
    settings: () => ({ ...DEFAULT_SETTINGS, emptyBinAfterDays: null, tray: true }),
    takeAlong: async (typed) => ({
      locks: await vault.locksToTakeAlong(keyring ? { keyring, passphrase: typed ?? '' } : null),
      keys,
    }),
    openCopy,
    chooseFile: () => Promise.resolve(chosen),
  })
  const close = async (): Promise<void> => {
    await jobs.stop()
    await store.close()
  }
  return {
    folder,
    keys,
    store,
    accounts,
    record,
    told,
    job: () => jobs.list().at(-1),
    cancel: () => jobs.list().forEach(({ id }) => jobs.cancel(id)),
    async backUp(path, typed) {
      chosen = path
      await backup['backup:make']({ passphrase: typed ?? null })
      while (jobs.list().at(-1)?.state === 'running') await new Promise((resolve) => setTimeout(resolve, 5))
      return jobs.list().at(-1)
    },
    choose: (path) => (chosen = path),
    restore: restoreHandlers({
      profile: folder,
      settings: () => DEFAULT_SETTINGS,
      broadcast,
      chooseBackup: () => Promise.resolve(chosen),
      isEmpty: async () =>
        accounts.list().length === 0 && (await store.countPlaces()).every(({ total }) => total === 0),
      nextKeyring: () => Promise.resolve(keyring ?? null),
      openCopy,
      async exchange(adopt) {
        await close()
        adopt()
      },
      reloadPage: () => told.push('reloaded'),
    }),
    close,
  }
}

/** A store on the disk, without its thread; closing it again does nothing. */
function openOneStore(path: string, key: Uint8Array): Store {
  const database = openDatabase({ path, key })
  let isOpen = true
  return {
    ...asyncStore(storeOperations(database)),
    close: () => {
      if (isOpen) database.close()
      isOpen = false
      return Promise.resolve()
    },
  }
}

async function openCopy(path: string, key: Uint8Array): Promise<CopiedStore> {
  const store = await Promise.resolve(openOneStore(path, key))
  return { ...store, end: () => store.close() }
}

/** SHA-256 (hex) of each message that is here, by number. */
export async function hashesOf(store: Store): Promise<Record<number, string>> {
  const hashes: Record<number, string> = {}
  const all = await store.listWhole({ scope: { accountId: null, place: null }, after: 0, limit: 10_000 })
  for (const { id } of all) {
    const bytes = (await store.readMessage({ id }))?.bytes ?? new Uint8Array()
    hashes[id] = createHash('sha256').update(bytes).digest('hex')
  }
  return hashes
}
