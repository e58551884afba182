import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { MailUser } from './mail-user.ts'

/** A server's main process and how to know that it serves. */
export interface ServerProgram {
  readonly name: string
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly logFile: string
  /** Loopback ports where a connection is answered without a word from the client. */
  readonly greeting: readonly number[]
  /** Loopback ports where a connection is taken; the client has to speak first there. */
  readonly accepting: readonly number[]
  /** `TERM` has it end its sessions in order first; `KILL` where it is alone in a namespace, which dies with it. */
  readonly endBy: 'TERM' | 'KILL'
}

export interface RunningServer {
  /** Ends it with all its sessions. Does nothing the second time. */
  end(): Promise<void>
}

export const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const START_DEADLINE = 30_000
/** A process that takes a connection while its server still starts may never speak: another one is tried then. */
const PROBE_DEADLINE = 2_000
/** Time for sessions to end in order; some of Dovecot's processes take five seconds, and hold nothing by then. */
const STOP_GRACE = 500
const POLL_EVERY = 20

/**
 * Starts a server and waits until it serves.
 * @throws when it ends or does not answer in time, with what it wrote to its log
 */
export async function startServer(program: ServerProgram): Promise<RunningServer> {
  const { name, command, env, logFile, greeting, accepting, endBy } = program
  const log = await open(logFile, 'a')
  // The kernel ends it when the tests die, however they do.
  const server = spawn('setpriv', ['--pdeathsig', endBy, ...command], {
    env: { PATH, LANG: 'C.UTF-8', TZ: 'UTC', ...env },
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  })
  await log.close()
  const end = (): Promise<void> => endProcess(server, `SIG${endBy}`)
  const deadline = Date.now() + START_DEADLINE
  while (!(await serves(greeting, 'data')) || !(await serves(accepting, 'connect'))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await end()
      throw new Error(`${name} does not start:\n${await readFile(logFile, 'utf8')}`)
    }
    await delay(POLL_EVERY)
  }
  return { end }
}

async function endProcess(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const { pid } = server
  if (pid === undefined) return
  if (server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit')
    server.kill(signal)
    const forced = setTimeout(() => server.kill('SIGKILL'), STOP_GRACE)
    await ended
    clearTimeout(forced)
  }
  try {
    // Its whole process group, which is why it is started detached: the processes of its services are in it.
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * A new folder for one server, with `mail` in it that belongs to `owner`.
 * @throws when `owner` cannot get there
 */
export async function makeServerFolder(name: string, owner: MailUser): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `restante-${name}-`))
  await chmod(folder, 0o711)
  await mkdir(join(folder, 'mail'), { mode: 0o711 })
  await chown(join(folder, 'mail'), owner.uid, owner.gid)
  for (let parent = dirname(folder); parent !== dirname(parent); parent = dirname(parent)) {
    const { mode, uid } = await stat(parent)
    if ((mode & 0o001) === 0 && uid !== owner.uid) {
      throw new Error(`${parent} cannot be entered by ${owner.name}: set TMPDIR to a folder that can`)
    }
  }
  return folder
}

/** Removes a server's folder, also while the last of its processes still writes there. */
export const removeServerFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: POLL_EVERY })

async function serves(ports: readonly number[], event: 'connect' | 'data'): Promise<boolean> {
  for (const port of ports) if (!(await answers(port, event))) return false
  return true
}

async function answers(port: number, event: 'connect' | 'data'): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, event, { signal: AbortSignal.timeout(PROBE_DEADLINE) })
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
