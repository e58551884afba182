import { app, powerMonitor, protocol, screen, session, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { NO_ACCOUNTS, openAccountBook } from '../accounts/account-book.ts'
import { openJsonFile } from '../accounts/json-file.ts'
import { findKeyring } from '../accounts/keyring.ts'
import { openSettings } from '../accounts/settings-file.ts'
import { createVault, NO_VAULT } from '../accounts/vault.ts'
import { FRAME_SCHEME } from '../contract/frame.ts'
import { createBroadcast } from '../ipc/broadcast.ts'
import { createOpenedFiles } from '../ipc/opened-files.ts'
import { registerCalls } from '../ipc/register.ts'
import { startAutoLock } from './auto-lock.ts'
import { askBeforeClosing } from './ask-before-closing.ts'
import { createBackups, finishBackups } from './backups.ts'
import { openDesk } from './desk.ts'
import { createDesktop } from './desktop.ts'
import { createDialogs } from './dialogs.ts'
import { fetchPicture } from './fetch-picture.ts'
import { serveFrame } from './frame-protocol.ts'
import { watchFaults } from './faults.ts'
import { createHandlers } from './handlers.ts'
import { lookUpKey } from './look-up-key.ts'
import { keepLeftSearch } from './left-search.ts'
import { logEvents } from './log-events.ts'
import { openLog } from './log.ts'
import { HIDDEN_SWITCH } from './login-item.ts'
import { createMailNames } from './mail-names.ts'
import { setApplicationMenu } from './menu.ts'
import { createMessageWindows } from './message-windows.ts'
import { watchNamedFiles } from './named-files.ts'
import { createAttachmentOpener } from './open-attachment.ts'
import { createPaper } from './paper.ts'
import { createPrivateFiles } from './private-files.ts'
import { sayGivenUp } from './revive-page.ts'
import { createSample } from './sample.ts'
import { isOurPage, restrictSession, UI_SCHEME, type PolicyOptions } from './security-policy.ts'
import { closeBeforeQuit } from './shutdown.ts'
import { createStartup } from './startup.ts'
import { hasTrayHost } from './tray.ts'
import { serveUi } from './ui-protocol.ts'
import { createUpdates } from './updates.ts'
import { openWindow } from './window.ts'
import { createWindowState } from './window-state.ts'

// Everything is put together here, by plain calls, in order.

const policy: PolicyOptions = {
  devServerUrl: app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'],
}
/** For tests, which must not ask the world. */
const nameServers = app.isPackaged ? [] : (process.env['RESTANTE_NAME_SERVERS']?.split(',') ?? [])
let window: BrowserWindow | null = null
const MAIN_SIZE = { width: 1280, height: 800, minWidth: 720, minHeight: 480 }

// A second start would write to the same store: it shows the first one's window instead.
if (!app.requestSingleInstanceLock()) app.exit()
const openNamedFiles = watchNamedFiles(() => {
  if (window?.isMinimized()) window.restore()
  window?.show()
  window?.focus()
})

protocol.registerSchemesAsPrivileged([
  { scheme: UI_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  { scheme: FRAME_SCHEME, privileges: { standard: true, secure: true } },
])

// Not awaited: Electron is ready only once this module has run.
void app.whenReady().then(start)

function start(): void {
  const profile = app.getPath('userData')
  const resources = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources')
  const databasePath = join(profile, 'mail.db')
  const leftUndone = finishBackups(profile)

  const files = createOpenedFiles()
  const settings = openSettings(openJsonFile<Record<string, unknown>>(profile, 'settings', {}))
  const giveUp = (): Promise<void> => sayGivenUp(settings.read().language)
  const messageWindows = createMessageWindows(files, policy, giveUp)
  const windows = (): BrowserWindow[] => [...(window ? [window] : []), ...messageWindows.all()]
  const log = openLog(join(profile, 'logs'))
  log.note('started', {
    version: app.getVersion(),
    electron: process.versions.electron,
    on: process.platform,
  })
  const toPages = createBroadcast(() => windows().map(({ webContents }) => webContents))
  const broadcast = logEvents(toPages, log)
  watchFaults(log, broadcast)
  const sample = createSample(join(resources, 'sample-mailbox'))
  const privateFiles = createPrivateFiles(profile)
  void privateFiles.clear()
  const opener = createAttachmentOpener(privateFiles, () => window?.webContents ?? null)
  const startup = createStartup({
    vault: createVault(openJsonFile(profile, 'vault', NO_VAULT)),
    findKeyring,
    databasePath,
    open: (keys, onLost) =>
      openDesk({
        keys,
        onLost(error) {
          onLost(error)
          log.fault('store lost', error)
          window?.webContents.reload()
        },
        onSlow: (operation, millis) => log.note('slow', { operation, millis: Math.round(millis) }),
        databasePath,
        openAccounts: (secretsKey) =>
          openAccountBook(openJsonFile(profile, 'accounts', NO_ACCOUNTS), secretsKey),
        sample,
        cMapFolder: app.isPackaged
          ? join(resources, 'cmaps')
          : join(app.getAppPath(), 'node_modules', 'pdfjs-dist', 'cmaps'),
        files,
        settings: () => settings.read(),
        broadcast,
        lookUpKey: (name) => lookUpKey(name, nameServers),
      }),
    close: (desk) => desk.close(),
    onState: (state) => broadcast('startup:changed', state),
  })
  const leftSearch = keepLeftSearch()
  const lock = async (): Promise<void> => {
    const locking = startup.lock()
    leftSearch.forget()
    // What the page held of the mail goes with the page, at once: what is typed into it while the store closes would go too.
    if (startup.state().stage === 'locked') window?.webContents.reload()
    await locking
  }

  restrictSession(session.defaultSession, policy)
  protocol.handle(UI_SCHEME, serveUi(join(app.getAppPath(), 'out/renderer')))
  protocol.handle(
    FRAME_SCHEME,
    serveFrame(
      () => startup.opened().reader,
      (url, signal) => fetchPicture(url, { signal }),
    ),
  )
  setApplicationMenu()

  const askBefore = askBeforeClosing(
    () => window,
    () => (startup.state().stage === 'ready' ? startup.opened().serverDesks.marked() : []),
    broadcast,
  )
  const desktop = createDesktop({ settings, window: () => window, broadcast, lock })
  const updates = createUpdates(() => settings.read().lookForUpdates, broadcast)
  const windowState = createWindowState(openJsonFile(profile, 'window', {}, 'forget'), () =>
    screen.getAllDisplays().map(({ workArea }) => workArea),
  )
  const openMain = (isHidden = false): BrowserWindow => {
    window = openWindow({
      policy,
      size: windowState.place(MAIN_SIZE),
      isHidden,
      giveUp: () => void giveUp().then(() => app.quit()),
    })
    windowState.keep(window)
    // Hiding comes first: what is only hidden has nothing to ask.
    desktop.keepRunning(window)
    askBefore(window)
    window.on('closed', () => {
      window = null
      messageWindows.closeAll()
    })
    return window
  }
  const dialogs = createDialogs(() => messageWindows.focused() ?? window ?? openMain())
  registerCalls(
    createHandlers({
      startup,
      settings,
      dialogs,
      opener,
      paper: createPaper(policy),
      messageWindows,
      sample,
      broadcast,
      log,
      leftSearch,
      closeWindow: () => window?.close(),
      desktop,
      updates,
      backups: createBackups({
        profile,
        databasePath,
        startup,
        settings,
        dialogs,
        broadcast,
        reloadPage() {
          leftSearch.forget()
          window?.webContents.reload()
        },
      }),
      databasePath,
      mailNames: createMailNames(nameServers),
      lock,
    }),
    (frame) =>
      frame !== null &&
      windows().some(({ webContents }) => webContents.mainFrame === frame) &&
      isOurPage(frame.url, policy),
    (call, { code }, error) => {
      if (code === 'unexpected') log.fault(`call failed call=${call}`, error)
      else log.note('call failed', { call, code })
    },
  )
  closeBeforeQuit(async () => {
    if (startup.state().stage === 'ready') await startup.opened().close()
    await Promise.all([sample.close(), privateFiles.clear()])
  })

  startAutoLock({
    afterMinutes: () => {
      const { stage, protection } = startup.state()
      const hasKeys = stage === 'ready' || stage === 'failed'
      return hasKeys && protection === 'passphrase' ? settings.read().lockAfterMinutes : 0
    },
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    lock: () => void lock(),
  })
  const isHidden = app.commandLine.hasSwitch(HIDDEN_SWITCH) && settings.read().tray
  openMain(isHidden).once('ready-to-show', () => {
    messageWindows.raise()
    void begin()
  })
  async function begin(): Promise<void> {
    // What is half in place does not open, and is not touched.
    await leftUndone.catch((error: unknown) => log.fault('backup or restore left undone', error as Error))
    await startup.begin()
    updates.lookLater()
    // A window that waits for the user, or that no tray would bring back, is not to stay hidden.
    if (isHidden && (startup.state().stage !== 'ready' || !(await hasTrayHost()))) window?.show()
  }
  openNamedFiles((path) => messageWindows.open(path))
  app.on('activate', () => window?.show())
  app.on('window-all-closed', () => app.quit())
}
