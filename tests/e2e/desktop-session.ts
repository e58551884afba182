import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A notification as the desktop was given it. */
export interface Shown {
  title: string
  body: string
}

/** What a desktop has for a program besides its windows, on a bus of its own; stand-ins that write down what they are told. */
export interface DesktopSession {
  /** For a program that is to be on this desktop. */
  env: { DBUS_SESSION_BUS_ADDRESS: string }
  /** All notifications so far. */
  notifications: () => Shown[]
  /** A click on the n-th notification, counted from 1. */
  clickNotification: (count: number) => void
  /** What the icon in the tray says; empty: there is none. */
  tooltip: () => string
  clickTray: () => void
  /** The menu of the icon, by its words. */
  menu: () => string[]
  choose: (item: string) => void
  /** The desktop goes on without a tray. */
  endTray: () => Promise<void>
  end: () => Promise<void>
}

const WATCHER = 'org.kde.StatusNotifierWatcher'
const WATCHER_PATH = '/StatusNotifierWatcher'
const ITEM = 'org.kde.StatusNotifierItem'
const ITEM_PATH = '/StatusNotifierItem'
const MENU = 'com.canonical.dbusmenu'
const MENU_PATH = '/com/canonical/dbusmenu'
const NOTIFICATIONS = 'org.freedesktop.Notifications'
const NOTIFICATIONS_PATH = '/org/freedesktop/Notifications'
const MOCK = 'org.freedesktop.DBus.Mock'
const TRIES = 100

/** @param folder for the stand-ins' logs */
export async function startDesktop(folder: string): Promise<DesktopSession> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [address] = (await once(bus.stdout, 'data')) as [Buffer]
  const env = { DBUS_SESSION_BUS_ADDRESS: address.toString().trim() }
  const logs = { tray: join(folder, 'tray.log'), notifications: join(folder, 'notifications.log') }

  // The system's Python: that one has the bus.
  const standIn = (log: string, ...args: string[]): ChildProcess =>
    spawn('/usr/bin/python3', ['-m', 'dbusmock', '--session', '--logfile', log, ...args], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    })
  const call = (to: string, path: string, method: string, ...args: string[]): string => {
    const target = ['--session', '--dest', to, '--object-path', path, '--method', method, '--', ...args]
    const { status, stdout, stderr } = spawnSync('gdbus', ['call', ...target], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${method}: ${stderr}`)
    return stdout
  }
  const appeared = async (name: string): Promise<void> => {
    const question = ['org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', name] as const
    for (let tries = 0; tries < TRIES; tries++) {
      if (call(...question).includes('true')) return
      await delay(100)
    }
    throw new Error(`${name} did not appear on the bus`)
  }

  const tray = standIn(logs.tray, WATCHER, WATCHER_PATH, WATCHER)
  const notifications = standIn(
    logs.notifications,
    '--template',
    'notification_daemon',
    '--parameters',
    '{"capabilities": "actions body"}',
  )
  await Promise.all([appeared(WATCHER), appeared(NOTIFICATIONS)])
  call(WATCHER, WATCHER_PATH, `${MOCK}.AddMethod`, WATCHER, 'RegisterStatusNotifierItem', 's', '', '')
  call(WATCHER, WATCHER_PATH, `${MOCK}.AddProperty`, WATCHER, 'IsStatusNotifierHostRegistered', '<true>')

  const written = (log: string): string => (existsSync(log) ? readFileSync(log, 'utf8') : '')
  /** Who registered last. */
  const item = (): string | undefined =>
    [...written(logs.tray).matchAll(/RegisterStatusNotifierItem "([^"]+)"/g)].at(-1)?.[1]
  const ofIcon = (path: string, method: string, ...args: string[]): string => {
    const owner = item()
    if (owner === undefined) throw new Error('no icon is in the tray')
    return call(owner, path, method, ...args)
  }
  const layout = (): { id: string; label: string }[] => {
    const text = ofIcon(MENU_PATH, `${MENU}.GetLayout`, '0', '-1', '@as []')
    return [...text.matchAll(/\((\d+), \{[^}]*'label': <'([^']*)'>/g)].map(([, id = '', label = '']) => ({
      id,
      label,
    }))
  }
  const stop = async (program: ChildProcess): Promise<void> => {
    if (program.exitCode !== null || program.signalCode !== null) return
    const ended = once(program, 'exit')
    program.kill()
    await ended
  }

  return {
    env,
    notifications: () =>
      [...written(logs.notifications).matchAll(/Notify "[^"]*" \d+ "[^"]*" "([^"]*)" "([^"]*)" \[/g)].map(
        ([, title = '', body = '']) => ({ title, body }),
      ),
    clickNotification(count) {
      const clicked = `[<uint32 ${String(count)}>, <'default'>]`
      call(
        NOTIFICATIONS,
        NOTIFICATIONS_PATH,
        `${MOCK}.EmitSignal`,
        NOTIFICATIONS,
        'ActionInvoked',
        'us',
        clicked,
      )
    },
    tooltip() {
      const owner = item()
      if (owner === undefined) return ''
      const get = 'org.freedesktop.DBus.Properties.Get'
      return /\[\], '([^']*)'/.exec(call(owner, ITEM_PATH, get, ITEM, 'ToolTip'))?.[1] ?? ''
    },
    clickTray: () => void ofIcon(ITEM_PATH, `${ITEM}.Activate`, '0', '0'),
    menu: () => layout().map(({ label }) => label),
    choose(wanted) {
      // The program makes its menu anew when the icon's words change: a desktop then shows it again, and so does this.
      for (let tries = 1; ; tries++) {
        const found = layout().find(({ label }) => label === wanted)
        if (!found) throw new Error(`the menu has no ${wanted}`)
        try {
          ofIcon(MENU_PATH, `${MENU}.Event`, found.id, 'clicked', "<''>", '0')
          return
        } catch (error) {
          const isGone = !layout().some(({ id }) => id === found.id)
          if (!isGone || tries === TRIES) throw error
        }
      }
    },
    endTray: () => stop(tray),
    async end() {
      for (const program of [tray, notifications, bus]) await stop(program)
    },
  }
}
