import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Retention } from '../../src-main/contract/retention.ts'
import type { MessageRow } from '../../src-main/contract/message.ts'
import { indexNext } from '../../src-main/indexing/index-next.ts'
import { startMimeClient, type MimeClient } from '../../src-main/mime/mime-client.ts'
import type { Limits } from '../../src-main/pop3/limits.ts'
import type { Maildrop } from '../../src-main/sync/maildrop.ts'
import { openPop3Session, type Pop3Endpoint } from '../../src-main/pop3/pop3-session.ts'
import { createTranscript, type Transcript } from '../../src-main/pop3/transcript.ts'
import { openStore, type Store } from '../../src-main/store/store-client.ts'
import { prepareRules } from '../../src-main/sync/rules/evaluate-rules.ts'
import type { SyncResult } from '../../src-main/sync/sync-account.ts'
import { syncMaildrop } from '../../src-main/sync/sync-maildrop.ts'
import type { SyncFindings, SyncJob, SyncProgress } from '../../src-main/sync/sync-job.ts'
import { LEAVE } from './retentions.ts'
import { startTsWorker } from './ts-worker.ts'

const source = (path: string): string => fileURLToPath(new URL(`../../src-main/${path}`, import.meta.url))
const KEY = new Uint8Array(32).fill(42)

/** An account as a sync needs it. */
export interface RigAccount {
  id: string
  endpoint: Pop3Endpoint
  user: string
  password: string
  retention: Retention
  /** Octets. */
  partialAbove: number
}

export const rigAccount = (
  port: number,
  user: string,
  password: string,
  change: Partial<RigAccount> = {},
): RigAccount => ({
  id: randomUUID(),
  endpoint: { host: '127.0.0.1', port, security: 'none' },
  user,
  password,
  retention: LEAVE,
  partialAbove: Infinity,
  ...change,
})

/** The real store and the real parser in their worker threads, and real sessions: all of a sync but the window. */
export interface SyncRig {
  store: Store
  mime: MimeClient
  databasePath: string
  /** One sync of the account. `transcript` afterwards holds its conversation. */
  sync(account: RigAccount, options?: SyncOptions): Promise<SyncResult & { transcript: Transcript }>
  /** All rows of the account, newest first. */
  rows(accountId: string): Promise<MessageRow[]>
  /** Indexes what waits, as the program does in the background. */
  index(): Promise<void>
  /** Closes the store and opens it again, as a restart of the program does. */
  reopen(): Promise<void>
  close(): Promise<void>
}

export interface SyncOptions {
  /** The way in, instead of the account's endpoint, user and password. */
  maildrop?: Maildrop
  signal?: AbortSignal
  onProgress?: (progress: SyncProgress) => void
  onCommitted?: () => void
  onPipeliningFailed?: () => void
  onLeftOut?: SyncJob['onLeftOut']
  breaking?: SyncJob['breaking']
  limits?: Partial<Limits>
  onFound?: (findings: SyncFindings) => void
  only?: ReadonlySet<string>
  /** Milliseconds since 1970, instead of the computer's clock. */
  now?: () => number
  transcript?: Transcript
}

/** `parent` is where its folder is made, e.g. on a small disk. */
export async function startSyncRig({ parent = tmpdir() } = {}): Promise<SyncRig> {
  const folder = await mkdtemp(join(parent, 'restante-rig-'))
  const databasePath = join(folder, 'mail.db')
  const open = (): Promise<Store> =>
    openStore(startTsWorker(source('store/store-worker.ts')), { path: databasePath, key: KEY })
  const mime = startMimeClient(() => startTsWorker(source('mime/mime-worker.ts')), {
    // The first call waits for the worker, which is translated as it starts: on a busy machine for longer than any message.
    deadlineMs: () => 120_000,
  })

  const rig: SyncRig = {
    store: await open(),
    mime,
    databasePath,
    async sync(account, options = {}) {
      const { maildrop, signal, only, now, limits, transcript = createTranscript() } = options
      const { onFound, onProgress, onCommitted, onPipeliningFailed, onLeftOut, breaking } = options
      const result = await syncMaildrop({
        accountId: account.id,
        retention: account.retention,
        partialAbove: account.partialAbove,
        only,
        ...(maildrop?.login ?? { user: account.user, password: account.password }),
        loadRules: async () =>
          prepareRules(await rig.store.listRules(), {
            id: account.id,
            addresses: [`${account.user}@example.org`],
          }),
        openSession: (change) =>
          openPop3Session({
            ...(maildrop?.route ?? { endpoint: account.endpoint }),
            transcript,
            signal,
            limits,
            ...change,
          }),
        store: rig.store,
        mime,
        now: now ?? Date.now,
        onFound: onFound ?? (() => undefined),
        onProgress: onProgress ?? (() => undefined),
        onPipeliningFailed,
        onLeftOut,
        breaking,
        onCommitted: onCommitted ?? (() => undefined),
      })
      return { ...result, transcript }
    },
    async rows(accountId) {
      const query = {
        accountId,
        place: null,
        starredOnly: false,
        labelId: null,
        text: '',
        order: 'date' as const,
        isAscending: false,
        isThreaded: false,
      }
      const rows: MessageRow[] = []
      for (;;) {
        const page = await rig.store.listMessages({ query, offset: rows.length, limit: 200 })
        rows.push(...page.rows)
        if (page.rows.length === 0) return rows
      }
    },
    async index() {
      while ((await indexNext({ store: rig.store, mime })).count > 0);
    },
    async reopen() {
      await rig.store.close()
      rig.store = await open()
    },
    async close() {
      await Promise.all([rig.store.close(), mime.close()])
      await rm(folder, { recursive: true, force: true })
    },
  }
  return rig
}
