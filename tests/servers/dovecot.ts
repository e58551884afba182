import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { dovecotConfig, logFile, maildir, usersFile, type DovecotSetting } from './dovecot-config.ts'
import { freePort } from './free-port.ts'
import { deliverToMaildir, listMaildir, makeMaildir, type StoredMessage } from './maildir.ts'
import { mailUser, type MailUser } from './mail-user.ts'
import { makeTestCertificate } from './test-certificate.ts'

export interface DovecotUser {
  readonly name: string
  readonly password: string
  /** What the mailbox holds at first, oldest first, stored byte for byte. */
  readonly messages?: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

export interface DovecotOptions {
  readonly users: readonly DovecotUser[]
  /** One session a mailbox: a second login is answered `-ERR [IN-USE]`, after ten seconds of waiting. */
  readonly lockSession?: boolean
  /** Further Dovecot settings, e.g. `{ pop3_uidl_format: '%g' }`. */
  readonly set?: Readonly<Record<string, string>>
}

/** A real Dovecot on the loopback interface, in a folder of its own. */
export interface Dovecot {
  readonly host: '127.0.0.1'
  /** `plain` offers STLS, `tls` speaks TLS from the first byte. */
  readonly ports: { readonly plain: number; readonly tls: number }
  /** The authority that signed the server's certificate (for localhost and 127.0.0.1). */
  readonly caPem: string
  readonly caFile: string
  readonly logFile: string
  deliver(user: string, bytes: Uint8Array): Promise<void>
  /** What the user's mailbox holds now, oldest first. */
  list(user: string): Promise<StoredMessage[]>
  /** Ends it, with every session, and starts it again on the same ports with the same mailboxes. */
  restart(): Promise<void>
  /** Ends it and removes its folder. Does nothing the second time. */
  stop(): Promise<void>
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const START_DEADLINE = 10_000
/** Time for sessions to end in order; some of Dovecot's processes take five seconds, and hold nothing by then. */
const STOP_GRACE = 500
const POLL_EVERY = 20

/** Whether Dovecot can run here, and if not, why. Root is not needed. */
export function dovecotAvailability(): { available: true } | { available: false; reason: string } {
  if (process.platform !== 'linux') return { available: false, reason: 'Dovecot is only run on Linux' }
  const { stdout } = spawnSync('dovecot', ['--version'], { env: { PATH }, encoding: 'utf8' })
  if (!stdout)
    return { available: false, reason: 'Dovecot is not installed (Debian: dovecot-core dovecot-pop3d)' }
  if (!stdout.startsWith('2.3.'))
    return { available: false, reason: `Dovecot ${stdout.trim()} is not a 2.3 release` }
  const { status } = spawnSync('test', ['-x', '/usr/lib/dovecot/pop3'])
  if (status !== 0)
    return { available: false, reason: 'Dovecot has no POP3 server here (Debian: dovecot-pop3d)' }
  return { available: true }
}

/** For `describe.skipIf`: true where Dovecot cannot be had, except in CI, where its absence is a failure. */
export const skipsDovecot = (): boolean => process.env.CI !== 'true' && !dovecotAvailability().available

/**
 * Starts a Dovecot with these users and their mail; several may run side by side.
 * @throws when it cannot run here, or does not answer in time (with what it wrote to its log)
 */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const availability = dovecotAvailability()
  if (!availability.available) throw new Error(availability.reason)
  const owner = mailUser()
  const folder = await makeFolder(owner)
  const setting: DovecotSetting = {
    folder,
    ports: { plain: await freePort(), tls: await freePort() },
    certificate: await makeTestCertificate(folder),
    owner,
    lockSession: options.lockSession ?? false,
    set: options.set ?? {},
  }
  await writeFile(join(folder, 'dovecot.conf'), dovecotConfig(setting))
  await writeFile(
    usersFile(folder),
    options.users.map(({ name, password }) => `${name}:${password}\n`).join(''),
  )
  for (const { name, messages = [] } of options.users)
    await makeMaildir(maildir(folder, name), messages, owner)

  let server: ChildProcess | undefined = await launch(setting)
  return {
    host: '127.0.0.1',
    ports: setting.ports,
    caPem: setting.certificate.caPem,
    caFile: setting.certificate.caFile,
    logFile: logFile(folder),
    deliver: (user, bytes) => deliverToMaildir(maildir(folder, user), bytes, owner),
    list: (user) => listMaildir(maildir(folder, user)),
    async restart() {
      if (server === undefined) throw new Error('this Dovecot has been stopped')
      await end(server)
      server = await launch(setting)
    },
    async stop() {
      if (server === undefined) return
      const ending = server
      server = undefined
      await end(ending)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function makeFolder(owner: MailUser): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'restante-dovecot-'))
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

async function launch({ folder, ports }: DovecotSetting): Promise<ChildProcess> {
  // The kernel ends it when the tests die, however they do.
  const command = ['--pdeathsig', 'TERM', 'dovecot', '-F', '-c', join(folder, 'dovecot.conf')]
  const env = { PATH, LANG: 'C.UTF-8', TZ: 'UTC' }
  const server = spawn('setpriv', command, { env, stdio: 'ignore', detached: true })
  const deadline = Date.now() + START_DEADLINE
  while (!(await greets(ports.plain)) || !(await accepts(ports.tls))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await end(server)
      const log = await readFile(logFile(folder), 'utf8').catch(() => '(it wrote no log)')
      throw new Error(`Dovecot does not start:\n${log}`)
    }
    await delay(POLL_EVERY)
  }
  return server
}

async function end(server: ChildProcess): Promise<void> {
  const { pid } = server
  if (pid === undefined || server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  // Its whole process group, which is why it is started detached: the processes of its services are in it.
  const forced = setTimeout(() => process.kill(-pid, 'SIGKILL'), STOP_GRACE)
  await ended
  clearTimeout(forced)
}

const greets = (port: number): Promise<boolean> => answers(port, 'data')
const accepts = (port: number): Promise<boolean> => answers(port, 'connect')

async function answers(port: number, event: 'connect' | 'data'): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, event, { signal: AbortSignal.timeout(START_DEADLINE) })
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
