import { chown, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { messagesWithLf } from '../line-ends.ts'
import { makeMaildir } from '../maildir.ts'
import { makeMbox } from '../mbox.ts'
import { mailUser } from '../mail-user.ts'
import { makeServerFolder, startServer, type RunningServer } from '../run-server.ts'
import { makeSystemUsers } from '../system-users.ts'
import { makeTestCertificate } from '../test-certificate.ts'
import { testServer, type TestServer, type TestUser } from '../test-server.ts'
import { startTlsFront } from '../tls-front.ts'
import { inView } from '../unpacked-server.ts'

/** A process for each connection, the connection being its standard input and output, as inetd starts them. */
const listen = (port: number, program: string): string[] => [
  'socat',
  `TCP4-LISTEN:${port},bind=127.0.0.1,reuseaddr,fork`,
  `EXEC:${program},nofork`,
]

/** The server with TLS before it, since it has none itself. */
async function behindTls(folder: string, plain: number, server: RunningServer): Promise<TestServer> {
  const certificate = await makeTestCertificate(folder)
  const front = await startTlsFront(plain, certificate)
  const ports = { plain, tls: front.port }
  return testServer({ ports, caPem: certificate.caPem, folder, running: [front, server] })
}

/** popa3d: the first RFC and nothing else. Its paths are compiled in: /var/mail, and /var/lib/popa3d to lock itself in. */
export async function startPopa3d(users: readonly TestUser[]): Promise<TestServer> {
  const folder = await makeServerFolder('popa3d', mailUser())
  const { etc, ids } = await makeSystemUsers(folder, users, ['popa3d'])
  const [mail, variable] = [join(folder, 'mail'), join(folder, 'var')]
  await mkdir(join(variable, 'lib', 'popa3d'), { recursive: true })
  for (const { name, messages } of users) await makeMbox(join(mail, name), messages, ids.get(name)!)

  const ports = { plain: await freePort() }
  const view = { unpacked: 'popa3d', over: { '/etc': etc, '/var': variable }, instead: { '/var/mail': mail } }
  const server = await startServer({
    name: 'popa3d',
    command: inView(view, listen(ports.plain, '/usr/sbin/popa3d')),
    logFile: join(folder, 'popa3d.log'),
    greeting: [ports.plain],
    accepting: [],
    endBy: 'KILL',
  })
  return behindTls(folder, ports.plain, server)
}

/** Solid POP3, with maildirs. APOP needs the password in a file of the user's own, every octet inverted. */
export async function startSolid(users: readonly TestUser[]): Promise<TestServer> {
  const folder = await makeServerFolder('solid', mailUser())
  const { etc, homes, ids } = await makeSystemUsers(folder, users, ['spop3d'])
  for (const { name, password, messages } of users) {
    const owner = ids.get(name)!
    await makeMaildir(join(folder, 'mail', name), endedMessages(messages), owner)
    const inverted = Buffer.from(Buffer.from(password).map((octet) => octet ^ 0xff)).toString('hex')
    const secret = join(homes, name, '.spop3d')
    await writeFile(secret, `APOPSecret ${inverted}\n`, { mode: 0o600 })
    await chown(secret, owner.uid, owner.gid)
  }
  const configuration = join(folder, 'spop3d.conf')
  await writeFile(configuration, solidConfig(join(folder, 'mail')))

  const ports = { plain: await freePort() }
  const view = { unpacked: 'solid-pop3d', over: { '/etc': etc } }
  const server = await startServer({
    name: 'Solid',
    command: inView(view, listen(ports.plain, `/usr/sbin/solid-pop3d -f ${configuration}`)),
    logFile: join(folder, 'solid.log'),
    greeting: [ports.plain],
    accepting: [],
    endBy: 'KILL',
  })
  return behindTls(folder, ports.plain, server)
}

/** One message without a line end at its end makes Solid refuse the whole login. */
async function* endedMessages(messages: TestUser['messages']): AsyncGenerator<Buffer> {
  for await (const bytes of messagesWithLf(messages)) {
    yield bytes.at(-1) === 0x0a ? bytes : Buffer.concat([bytes, Buffer.from('\n')])
  }
}

const solidConfig = (mail: string): string => `<Global>
  MailDropName "${mail}/%s"
  MailDropType maildir
  LogStatistics no
  AddBulletins no
  AllowAPOP yes
  APOPServerName localhost
</Global>
`
