import { app } from 'electron'
import type { CancellationToken } from 'builder-util-runtime'
import type { AppUpdater } from 'electron-updater'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Handlers } from '../contract/calls.ts'
import type { UpdateState } from '../contract/update.ts'
import type { Broadcast } from '../ipc/broadcast.ts'

type UpdateCalls = Pick<Handlers, Extract<keyof Handlers, `updates:${string}`>>

export interface Updates {
  calls: UpdateCalls
  /** Looks by itself, if the user has said so, once the start is over. */
  lookLater(): void
}

/** The start of the program comes first. */
const PAUSE_MILLIS = 30_000

/** electron-updater sends a number of its own making with every request. Ours is everybody's. */
const NOBODY = { 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' }

/** For tests of the program as it was built: a file in place of the one that a package brings. */
const testConfig = app.isPackaged ? undefined : process.env['RESTANTE_UPDATE_CONFIG']

/** Not for .deb and .rpm, which their system renews, and not where the package names no feed. */
function canUpdate(): boolean {
  const isOwnMaster = process.platform !== 'linux' || process.env['APPIMAGE'] !== undefined
  return (
    isOwnMaster && (testConfig !== undefined || existsSync(join(process.resourcesPath, 'app-update.yml')))
  )
}

/** `onPercent` hears how far a download is. */
async function openUpdater(onPercent: (percent: number) => void): Promise<AppUpdater> {
  const { AppImageUpdater, MacUpdater, NsisUpdater } = await import('electron-updater')
  const Updater = { win32: NsisUpdater, darwin: MacUpdater }[process.platform as string] ?? AppImageUpdater
  const updater = new Updater()
  updater.logger = null
  updater.requestHeaders = NOBODY
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = true
  // What is told so rejects the promise of the step as well; without a listener it would be thrown besides.
  updater.on('error', () => undefined)
  updater.on('download-progress', ({ percent }) => onPercent(percent))
  if (testConfig !== undefined) {
    updater.forceDevUpdateConfig = true
    updater.updateConfigPath = testConfig
  }
  return updater
}

/**
 * Newer versions of the program: looked for, downloaded and installed, each only when the user says so. No request is made
 * before that. What comes is checked against the SHA-512 of the feed, on Windows and macOS against its signature too.
 */
export function createUpdates(wantsToLook: () => boolean, broadcast: Broadcast): Updates {
  let state: UpdateState = {
    isPossible: canUpdate(),
    stage: 'idle',
    version: null,
    percent: 0,
    fault: null,
  }
  let updater: Promise<AppUpdater> | undefined
  let download: CancellationToken | undefined

  const change = (changed: Partial<UpdateState>): void => {
    state = { ...state, fault: null, ...changed }
    broadcast('updates:changed', state)
  }
  /** A fault is a state, and nothing that the caller could mend. */
  const step = async (work: (ready: AppUpdater) => Promise<Partial<UpdateState>>): Promise<void> => {
    try {
      updater ??= openUpdater((percent) => change({ stage: 'downloading', percent }))
      change(await work(await updater))
    } catch (error) {
      change({ stage: 'failed', fault: faultOf(error) })
    }
  }

  async function look(): Promise<void> {
    if (!state.isPossible || ['looking', 'downloading', 'ready'].includes(state.stage)) return
    change({ stage: 'looking', version: null })
    await step(async (ready) => {
      const found = await ready.checkForUpdates()
      return found?.isUpdateAvailable
        ? { stage: 'found', version: found.updateInfo.version }
        : { stage: 'none' }
    })
  }

  return {
    calls: {
      'updates:state': () => state,
      'updates:look': look,
      async 'updates:download'() {
        if (state.version === null || state.stage === 'downloading' || state.stage === 'ready') return
        change({ stage: 'downloading', percent: 0 })
        await step(async (ready) => {
          const { CancellationToken: Token } = await import('builder-util-runtime')
          const token = (download = new Token())
          try {
            await ready.downloadUpdate(token)
            return { stage: 'ready' }
          } catch (error) {
            if (token.cancelled) return { stage: 'found' }
            throw error
          }
        })
      },
      'updates:cancel': () => download?.cancel(),
      'updates:install': () => {
        if (state.stage === 'ready') app.quit()
      },
    },
    lookLater() {
      if (wantsToLook()) setTimeout(() => void look(), PAUSE_MILLIS).unref()
    },
  }
}

function faultOf(error: unknown): UpdateState['fault'] {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (code === 'ERR_CHECKSUM_MISMATCH' || code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'damaged'
  const isOfNetwork =
    /^net::|^ERR_UPDATER_(?:LATEST|CHANNEL)|^E(?:CONN|HOST|NET|TIMED|AI_)/.test(String(code)) ||
    /^net::/.test(String(message)) ||
    String(code).startsWith('HTTP_ERROR')
  return isOfNetwork ? 'unreachable' : 'unexpected'
}
