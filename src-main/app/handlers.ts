import { app, clipboard } from 'electron'
import type { MailNames } from '../accounts/find-settings.ts'
import type { SettingsFile } from '../accounts/settings-file.ts'
import type { Handlers } from '../contract/calls.ts'
import type { AppInfo } from '../contract/startup.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import { faultHandlers } from './faults.ts'
import { accountHandlers } from '../ipc/handlers/accounts.ts'
import { attachmentHandlers } from '../ipc/handlers/attachments.ts'
import { binHandlers } from '../ipc/handlers/bin.ts'
import { certificateHandlers } from '../ipc/handlers/certificates.ts'
import { consoleHandlers } from '../ipc/handlers/console.ts'
import { findingHandlers } from '../ipc/handlers/finding.ts'
import { jobHandlers } from '../ipc/handlers/jobs.ts'
import { junkHandlers } from '../ipc/handlers/junk.ts'
import { labelHandlers } from '../ipc/handlers/labels.ts'
import { serverDeskHandlers } from '../ipc/handlers/server-desk.ts'
import { messageHandlers } from '../ipc/handlers/messages.ts'
import { pictureHandlers } from '../ipc/handlers/pictures.ts'
import { readingHandlers, type Paper } from '../ipc/handlers/reading.ts'
import { ruleHandlers } from '../ipc/handlers/rules.ts'
import { signatureHandlers } from '../ipc/handlers/signatures.ts'
import { savedSearchHandlers } from '../ipc/handlers/saved-searches.ts'
import { storageFacts } from './storage-facts.ts'
import { startupHandlers } from './startup-handlers.ts'
import { syncHandlers } from '../ipc/handlers/sync.ts'
import { createSourceView } from '../ipc/source-view.ts'
import { transferHandlers } from '../ipc/handlers/transfer.ts'
import { undoHandlers } from '../ipc/handlers/undo.ts'
import { createUndoStack } from '../ipc/undo-stack.ts'
import { openPop3Session } from '../pop3/pop3-session.ts'
import { greetServer, GREETING_LIMITS } from '../sync/greet-server.ts'
import { testConnection } from '../sync/test-connection.ts'
import type { BackupCalls } from './backups.ts'
import type { Desk } from './desk.ts'
import type { Desktop } from './desktop.ts'
import type { Dialogs } from './dialogs.ts'
import type { KeptSearch } from './left-search.ts'
import type { Log } from './log.ts'
import type { MessageWindows } from './message-windows.ts'
import type { AttachmentOpener } from './open-attachment.ts'
import { markDownloaded } from './mark-downloaded.ts'
import { readMetered } from './metered.ts'
import { openExternal } from './open-external.ts'
import type { Sample } from './sample.ts'
import type { Startup } from './startup.ts'
import type { Updates } from './updates.ts'

export interface HandlerParts {
  startup: Startup<Desk>
  settings: SettingsFile
  dialogs: Dialogs
  opener: AttachmentOpener
  paper: Paper
  messageWindows: MessageWindows
  sample: Sample
  broadcast: Broadcast
  log: Log
  leftSearch: KeptSearch
  closeWindow: () => void
  desktop: Desktop
  updates: Updates
  backups: BackupCalls
  databasePath: string
  /** What DNS says of mail. */
  mailNames: MailNames
  /** Locks the profile, and makes the page forget it. */
  lock: () => Promise<void>
}

/** Somebody waits for a connection test, and for nothing else. */
const TEST_LIMITS = { connectMillis: 15_000, replyMillis: 20_000 }

/** Every call of the contract, put together from the parts that answer it. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { startup, settings, dialogs, opener, sample, broadcast } = parts
  const store = (): Desk['store'] => startup.opened().store
  const syncs = (): Desk['syncs'] => startup.opened().syncs
  const serverDesks = (): Desk['serverDesks'] => startup.opened().serverDesks
  const reader = (): Desk['reader'] => startup.opened().reader
  const accounts = (): Desk['accounts'] => startup.opened().accounts
  const jobs = (): Desk['jobs'] => startup.opened().jobs
  const serverConsole = (): Desk['console'] => startup.opened().console

  const undo = createUndoStack(store, broadcast)
  /** The filter was switched on: it begins with what is here. */
  const learnJunk = async (): Promise<void> => {
    await store().learnFromKept()
    startup.opened().learnSoon()
  }

  return {
    'app:info': appInfo,
    'app:storage': () => storageFacts(parts.databasePath),
    'app:tellsMetered': async () => (await readMetered()) !== null,
    'settings:get': () => settings.read(),
    'settings:change': async (change) => {
      const changed = settings.change(change)
      broadcast('settings:changed', changed)
      if (change.junkFilter) await learnJunk()
      await parts.desktop.changed(Object.keys(change))
      return changed
    },
    ...parts.desktop.calls,
    ...parts.updates.calls,
    ...parts.backups,
    ...faultHandlers(parts.log),
    ...parts.leftSearch.calls,
    ...startupHandlers({ startup, lock: parts.lock, chooseFile: dialogs.chooseFile }),
    'window:close': () => parts.closeWindow(),
    'links:open': ({ url }) => openExternal(url),
    'files:choose': async () =>
      (await dialogs.chooseMessages()).forEach((path) => parts.messageWindows.open(path)),
    'files:show': ({ bytes }) => parts.messageWindows.open(new Uint8Array(bytes)),
    ...accountHandlers({
      accounts,
      store,
      syncs,
      desks: serverDesks,
      jobs,
      broadcast,
      testConnection: ({ route, login }) =>
        testConnection(() => openPop3Session({ ...route, limits: TEST_LIMITS }), login),
      sampleServer: sample.server,
      forgetSessions: (accountId) => serverConsole().forget(accountId),
      maildrops: () => startup.opened().maildrops,
    }),
    ...findingHandlers({
      accounts,
      names: parts.mailNames,
      greet: (endpoint, proxy, signal) =>
        greetServer(() => openPop3Session({ endpoint, proxy, signal, limits: GREETING_LIMITS })),
    }),
    ...certificateHandlers({
      certificates: () => startup.opened().certificates,
      chooseCertificate: dialogs.chooseCertificate,
    }),
    ...syncHandlers(accounts, syncs, serverDesks),
    ...serverDeskHandlers({ accounts, store, desks: serverDesks }),
    ...messageHandlers({
      store,
      accounts,
      syncs,
      reader,
      undo,
      broadcast,
      chooseFile: dialogs.chooseFile,
      teachesJunk: () => settings.read().junkFilter,
      learnSoon: () => startup.opened().learnSoon(),
    }),
    ...junkHandlers(store),
    ...consoleHandlers({
      conversations: () => serverConsole().conversations,
      prompts: () => serverConsole().prompts,
      accounts,
      syncs,
      info: appInfo,
      settings: () => settings.read(),
      log: (lines) => parts.log.last(lines),
      copyText: (text) => void clipboard.writeText(text),
      chooseFile: dialogs.chooseFile,
    }),
    ...savedSearchHandlers(store),
    ...labelHandlers(store, undo, broadcast),
    ...readingHandlers({
      reader,
      source: createSourceView((id) => reader().source(id)),
      paper: parts.paper,
      chooseFile: dialogs.chooseFile,
    }),
    ...ruleHandlers({ store, mime: () => startup.opened().mime, accounts, jobs, undo, broadcast }),
    ...undoHandlers({
      ...undo,
      async undo(id) {
        await undo.undo(id)
        // What it taught is unlearnt.
        startup.opened().learnSoon()
      },
    }),
    ...jobHandlers(jobs),
    ...binHandlers(() => ({ store: store(), accounts: accounts(), jobs: jobs(), broadcast })),
    ...transferHandlers({ store, mime: () => startup.opened().mime, accounts, jobs, broadcast, ...dialogs }),
    ...pictureHandlers(store, reader),
    ...signatureHandlers({
      accounts,
      reader,
      check: () => startup.opened().checkSignatures,
      broadcast,
    }),
    ...attachmentHandlers({
      reader,
      jobs,
      ...dialogs,
      opener,
      markDownloaded,
      copyText: (text) => void clipboard.writeText(text),
    }),
  }
}

const appInfo = (): AppInfo => ({
  version: app.getVersion(),
  electron: process.versions.electron,
  chrome: process.versions.chrome,
  node: process.versions.node,
  platform: process.platform,
  systemLocale: app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
  isSandboxed: !app.commandLine.hasSwitch('no-sandbox'),
})
