import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startKeyring } from '../start-keyring.ts'

/** A normal user of this computer, logged in: with a display, a session bus and an unlocked keyring of their own. */
export interface UserSession {
  uid: number
  gid: number
  home: string
  env: NodeJS.ProcessEnv
  /** A folder the user may write to. */
  makeFolder: (name: string) => string
  /** A command that runs `program` as this user, whoever calls it. */
  commandFor: (program: string) => string
  /** Logs out and removes the user with everything that was theirs. */
  end: () => void
}

const NAME = 'restante-test'

/** Needs root, a Debian or Ubuntu system, Xvfb, dbus-daemon and gnome-keyring. */
export async function logIn(): Promise<UserSession> {
  // Left over where a run was cut off.
  spawnSync('userdel', ['--force', '--remove', NAME])
  must('useradd', ['--create-home', '--shell', '/bin/sh', NAME])
  const id = (what: string): number => Number(must('id', [what, NAME]))
  const user = { uid: id('-u'), gid: id('-g') }
  const home = `/home/${NAME}`
  const makeFolder = (name: string): string => {
    const folder = join(home, name)
    mkdirSync(folder, { mode: 0o700 })
    chownSync(folder, user.uid, user.gid)
    return folder
  }

  const env: NodeJS.ProcessEnv = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: home,
    USER: NAME,
    LANG: 'en_US.UTF-8',
    TZ: 'UTC',
    XDG_RUNTIME_DIR: makeFolder('run'),
    XDG_CURRENT_DESKTOP: 'GNOME',
    XDG_SESSION_TYPE: 'x11',
  }
  const running: ChildProcess[] = []
  const screen = ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp']
  env['DISPLAY'] = `:${await firstLine('Xvfb', screen)}`
  env['DBUS_SESSION_BUS_ADDRESS'] = await firstLine('dbus-daemon', [
    '--session',
    '--nofork',
    '--print-address',
  ])
  running.push(await startKeyring({ ...user, env }))

  /** What a service says when it is ready for others. */
  function firstLine(command: string, args: string[]): Promise<string> {
    const service = spawn(command, args, { ...user, env, stdio: ['ignore', 'pipe', 'ignore'] })
    running.push(service)
    return new Promise((resolve, reject) => {
      service.once('error', reject)
      service.once('exit', () => reject(new Error(`${command} ended`)))
      service.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    })
  }

  return {
    ...user,
    home,
    env,
    makeFolder,
    commandFor(program) {
      const file = join(home, 'as-user')
      const ids = `--reuid=${user.uid} --regid=${user.gid} --clear-groups`
      const words = Object.entries(env).map(([name, value]) => `${name}='${value ?? ''}'`)
      writeFileSync(file, `#!/bin/sh\nexec setpriv ${ids} env -i ${words.join(' ')} ${program} "$@"\n`)
      chmodSync(file, 0o755)
      return file
    },
    end() {
      for (const each of running.reverse()) each.kill()
      must('userdel', ['--force', '--remove', NAME], [0, 6, 12])
    },
  }
}

/** Runs a program to its end. @throws Error with what it said when its exit code is not one of `good` */
export function must(command: string, args: string[], good = [0], options: object = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options })
  if (!good.includes(status ?? -1)) {
    throw new Error(`${[command, ...args].join(' ')}: ${error?.message ?? `${stdout}${stderr}`}`)
  }
  return stdout.trim()
}
