import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dovecotConfig, logFile, maildir, usersFile, type DovecotSetting } from './dovecot-config.ts'
import { freePort } from './free-port.ts'
import { deliverToMaildir, listMaildir, makeMaildir, type StoredMessage } from './maildir.ts'
import { mailUser } from './mail-user.ts'
import { PATH, makeServerFolder, removeServerFolder, startServer, type RunningServer } from './run-server.ts'
import { makeTestCertificate } from './test-certificate.ts'
import type { TestServer, TestUser } from './test-server.ts'

export interface DovecotOptions {
  readonly users: readonly TestUser[]
  /** One session a mailbox: a second login is answered `-ERR [IN-USE]`, after ten seconds of waiting. */
  readonly lockSession?: boolean
  /** Further Dovecot settings, e.g. `{ pop3_uidl_format: '%g' }`. */
  readonly set?: Readonly<Record<string, string>>
  /** Further configuration, e.g. a `passdb` section. */
  readonly sections?: string
}

/** A real Dovecot on the loopback interface, in a folder of its own. */
export interface Dovecot extends TestServer {
  readonly ports: { readonly plain: number; readonly tls: number }
  readonly caPem: string
  readonly caFile: string
  readonly logFile: string
  deliver(user: string, bytes: Uint8Array): Promise<void>
  /** What the user's mailbox holds now, oldest first. */
  list(user: string): Promise<StoredMessage[]>
  /** Ends it, with every session, and starts it again on the same ports with the same mailboxes. */
  restart(): Promise<void>
}

/** Whether Dovecot can run here, and if not, why. Root is not needed. */
export function dovecotAvailability(): { available: true } | { available: false; reason: string } {
  if (process.platform !== 'linux') return { available: false, reason: 'Dovecot is only run on Linux' }
  const version = dovecotVersion()
  if (version === undefined)
    return { available: false, reason: 'Dovecot is not installed (Debian: dovecot-core dovecot-pop3d)' }
  if (!version.startsWith('2.3.'))
    return { available: false, reason: `Dovecot ${version} is not a 2.3 release` }
  const { status } = spawnSync('test', ['-x', '/usr/lib/dovecot/pop3'])
  if (status !== 0)
    return { available: false, reason: 'Dovecot has no POP3 server here (Debian: dovecot-pop3d)' }
  return { available: true }
}

/** The release that is installed: `2.3.19.1`. */
export function dovecotVersion(): string | undefined {
  const { stdout } = spawnSync('dovecot', ['--version'], { env: { PATH }, encoding: 'utf8' })
  return /^[\d.]+/.exec(stdout ?? '')?.[0]
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
  const folder = await makeServerFolder('dovecot', owner)
  const setting: DovecotSetting = {
    folder,
    ports: { plain: await freePort(), tls: await freePort() },
    certificate: await makeTestCertificate(folder),
    owner,
    lockSession: options.lockSession ?? false,
    set: options.set ?? {},
    sections: options.sections ?? '',
  }
  await writeFile(join(folder, 'dovecot.conf'), dovecotConfig(setting))
  await writeFile(
    usersFile(folder),
    options.users.map(({ name, password }) => `${name}:${password}\n`).join(''),
  )
  for (const { name, messages = [] } of options.users)
    await makeMaildir(maildir(folder, name), messages, owner)

  let server: RunningServer | undefined = await launch(setting)
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
      await server.end()
      server = await launch(setting)
    },
    async stop() {
      if (server === undefined) return
      const ending = server
      server = undefined
      await ending.end()
      await removeServerFolder(folder)
    },
  }
}

const launch = ({ folder, ports }: DovecotSetting): Promise<RunningServer> =>
  startServer({
    name: 'Dovecot',
    command: ['dovecot', '-F', '-c', join(folder, 'dovecot.conf')],
    logFile: logFile(folder),
    greeting: [ports.plain],
    accepting: [ports.tls],
    endBy: 'TERM',
  })
