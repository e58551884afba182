import createMimeWorker from '../mime/mime-worker.ts?nodeWorker'
import createStoreWorker from '../store/store-worker.ts?nodeWorker'
import type { AccountBook } from '../accounts/account-book.ts'
import { createTokenKeeper } from '../accounts/token-keeper.ts'
import type { VaultKeys } from '../accounts/vault.ts'
import type { DeskView } from '../contract/server-desk.ts'
import type { Settings } from '../contract/settings.ts'
import type { SyncState } from '../contract/sync.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import { startIndexer } from '../indexing/indexer.ts'
import { startUpkeep } from '../indexing/upkeep.ts'
import { createChosenCertificates, type ChosenCertificates } from '../ipc/client-certificates.ts'
import { coalesce } from '../ipc/coalesce.ts'
import { showBackground } from '../ipc/background-jobs.ts'
import { emptyRegularly } from '../ipc/empty-places.ts'
import { createJobs, type Jobs } from '../ipc/jobs.ts'
import { createMaildrops, type Maildrops } from '../ipc/maildrops.ts'
import { createMessageReader, type MessageReader } from '../ipc/message-reader.ts'
import { checkSignatures, type CheckSignatures, type LookUpKey } from '../ipc/signature-checks.ts'
import type { OpenedFiles } from '../ipc/opened-files.ts'
import { toFailure } from '../ipc/to-failure.ts'
import { startMimeClient, type MimeClient } from '../mime/mime-client.ts'
import type { MimeWorkerData } from '../mime/mime-operations.ts'
import { readClientCertificate } from '../pop3/client-certificate.ts'
import { openPop3Session } from '../pop3/pop3-session.ts'
import { createServerDesks, type ServerDesks } from '../server-desk/server-desks.ts'
import { WORKER_OPTIONS } from '../shared/worker-options.ts'
import { openStore, type Store } from '../store/store-client.ts'
import { accountAddresses } from '../sync/rules/account-addresses.ts'
import { prepareRules, type PreparedRules } from '../sync/rules/evaluate-rules.ts'
import { systemClock } from '../sync/clock.ts'
import { createSyncAccounts, type SyncAccounts, type SyncTarget } from '../sync/sync-accounts.ts'
import { createConsole, type Console } from './console.ts'
import { postFormThrough } from './post-form.ts'
import { readMetered } from './metered.ts'
import type { Sample } from './sample.ts'
import { isWithinReach, watchComputer } from './watch-computer.ts'

const MEGABYTE = 1_000_000

/** All that works on an open profile. */
export interface Desk {
  accounts: AccountBook
  store: Store
  mime: MimeClient
  syncs: SyncAccounts
  serverDesks: ServerDesks
  reader: MessageReader
  checkSignatures: CheckSignatures
  maildrops: Maildrops
  certificates: ChosenCertificates
  console: Console
  jobs: Jobs
  /** The junk filter has something to learn from. */
  learnSoon: () => void
  /** Hangs up and cancels syncs, then closes the store: what was committed stays. */
  close: () => Promise<void>
}

export interface DeskOptions {
  keys: VaultKeys
  databasePath: string
  openAccounts: (secretsKey: Uint8Array) => AccountBook
  /** Where the sample account's server listens in this run of the program, and that of a tour. */
  sample: Pick<Sample, 'server' | 'tourServer'>
  /** The character maps of East Asian PDFs (pdf-text.ts). */
  cMapFolder: string
  /** Messages that are not in the store, to be read beside its own. */
  files: OpenedFiles
  settings: () => Settings
  broadcast: Broadcast
  lookUpKey: LookUpKey
  /** The store stopped working; what it had committed is safe. */
  onLost: (error: Error) => void
  /** Something was asked of the store that took so long (milliseconds). */
  onSlow: (operation: string, millis: number) => void
}

/** What came longer ago than this was seen where it is: the junk filter lets it be. */
const JUDGED_MILLIS = 24 * 3600_000

/** After the last PDF, the thread that read them is kept for the next one so long. */
const PDF_REST_MILLIS = 5_000

/** @throws StoreError when the store does not open; nothing of it is touched then */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { keys, databasePath, sample, broadcast } = options
  const location = { path: databasePath, key: keys.store }
  const opened = await openStore(createStoreWorker(WORKER_OPTIONS), location, options)
  await opened.pruneRuleHistory({ now: Date.now() })
  const accounts = options.openAccounts(keys.secrets)
  const mime = startMimeClient(() => createMimeWorker(WORKER_OPTIONS))
  // In a thread of its own, which is there only while there are some: whoever opens a message must not wait for them.
  const workerData: MimeWorkerData = { cMapFolder: options.cMapFolder }
  const pdfs = startMimeClient(() => createMimeWorker({ ...WORKER_OPTIONS, workerData }), {
    keptMs: PDF_REST_MILLIS,
    startsLate: true,
  })
  const showChanges = coalesce<true>((changed) => {
    broadcast('messages:changed', { accountIds: [...changed.keys()] })
  })
  const jobs = createJobs(broadcast)
  const indexer = startIndexer({
    store: opened,
    mime,
    pdfs,
    judgesSince: () => (options.settings().junkFilter ? Date.now() - JUDGED_MILLIS : undefined),
    onProgress: showBackground(jobs),
    onIndexed(accountIds) {
      for (const accountId of accountIds) showChanges(accountId, true)
    },
  })
  const { store } = indexer
  const reader = createMessageReader(options.files.beside(store, mime), mime, {
    ownDomains: () => accounts.list().map(({ email }) => email.slice(email.lastIndexOf('@') + 1)),
    // A message in a file is of no account, and no server's word counts for it.
    authservIdOf: (accountId) => accounts.list().find(({ id }) => id === accountId)?.authservId ?? '',
  })

  const tokens = createTokenKeeper((old, renewed) => accounts.replaceRefreshToken(old, renewed))
  const certificates = createChosenCertificates(readClientCertificate)
  const maildrops = createMaildrops({
    accounts,
    tokens,
    certificates,
    readCertificate: readClientCertificate,
    postThrough: postFormThrough,
    sampleServer: sample.server,
    onLogin(account, method) {
      if (accounts.rememberLogin(account, method)) broadcast('accounts:changed', accounts.list())
    },
  })
  const serverConsole = createConsole({
    maildropOf: (accountId) => maildrops.of(accountId),
    tourServer: sample.tourServer,
    broadcast,
  })

  const targetOf = async (accountId: string, signal: AbortSignal): Promise<SyncTarget> => {
    const { retention, partialAboveMegabytes } = accounts.find(accountId)
    const partialAbove = partialAboveMegabytes === null ? Infinity : partialAboveMegabytes * MEGABYTE
    return { ...(await maildrops.of(accountId, signal)), retention, partialAbove }
  }

  const rulesOf = async (id: string): Promise<PreparedRules> =>
    prepareRules(await store.listRules(), { id, addresses: accountAddresses(accounts.find(id)) })

  const showStates = coalesce<SyncState>((states) => {
    for (const state of states.values()) broadcast('sync:changed', state)
  })
  const syncs = createSyncAccounts({
    store,
    mime,
    openSession: (accountId, route, signal) =>
      openPop3Session({
        ...route,
        signal,
        transcript: serverConsole.conversations.begin(accountId, 'sync').transcript,
      }),
    targetOf,
    rulesOf,
    rhythmOf(accountId) {
      const { checkEveryMinutes, checkAtStart, sparesMetered } = accounts.find(accountId)
      const isPasswordRefused = accounts.isPasswordRefused(accountId)
      return { everyMinutes: checkEveryMinutes, atStart: checkAtStart, sparesMetered, isPasswordRefused }
    },
    isOnline: (accountId) => isWithinReach(accounts.find(accountId).host),
    isMetered: async () => (await readMetered()) === true,
    clock: systemClock,
    chance: Math.random,
    toFailure,
    onState: (state) => showStates(state.accountId, state),
    onPasswordRefused: (accountId) => accounts.refusePassword(accountId),
    onPipeliningFailed: (accountId) => accounts.rememberOneAtATime(accountId, Date.now()),
    onCommitted: (accountId) => showChanges(accountId, true),
  })

  const showDesks = coalesce<() => DeskView>((changed) => {
    for (const view of changed.values()) broadcast('desk:changed', view())
  })

  const serverDesks = createServerDesks({
    store,
    mime,
    openSession: (accountId, route, signal) =>
      openPop3Session({
        ...route,
        signal,
        transcript: serverConsole.conversations.begin(accountId, 'desk').transcript,
      }),
    maildropOf: (accountId, signal) => maildrops.of(accountId, signal),
    holdMaildrop: (accountId) => syncs.hold(accountId),
    releaseMaildrop: (accountId) => syncs.release(accountId),
    rulesOf,
    toFailure,
    onCommitted: (accountId) => showChanges(accountId, true),
    onChanged: showDesks,
    now: Date.now,
  })

  const stopEmptying = emptyRegularly({ store, accounts, jobs, broadcast }, options.settings)
  const stopUpkeep = startUpkeep({
    store,
    now: Date.now,
    // Told as the check is that a user asks for.
    onDamaged: (bad) => void jobs.run('check', 'messages', () => Promise.resolve({ messages: bad, bad })),
  })

  for (const { id } of accounts.list()) syncs.add(id)
  const stopWatching = watchComputer(syncs)

  return {
    accounts,
    store,
    mime,
    syncs,
    serverDesks,
    reader,
    checkSignatures: checkSignatures({
      store,
      mime,
      source: (id) => reader.source(id),
      lookUpKey: options.lookUpKey,
      now: Date.now,
    }),
    maildrops,
    certificates,
    console: serverConsole,
    jobs,
    learnSoon: () => indexer.learnSoon(),
    async close() {
      stopWatching()
      stopEmptying()
      serverDesks.stop()
      await Promise.all([syncs.stop(), jobs.stop(), serverConsole.prompts.stop()])
      await Promise.all([indexer.stop(), stopUpkeep(), mime.close(), pdfs.close()])
      await store.close()
    },
  }
}
