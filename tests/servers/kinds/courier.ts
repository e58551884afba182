import { chown, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { messagesWithLf } from '../line-ends.ts'
import { makeMaildir } from '../maildir.ts'
import { mailUser } from '../mail-user.ts'
import { makeServerFolder, startServer } from '../run-server.ts'
import { hashPassword, makeSystemUsers } from '../system-users.ts'
import { makeTestCertificate } from '../test-certificate.ts'
import { testServer, type TestServer, type TestUser } from '../test-server.ts'
import { inView, runInView, type ServerView } from '../unpacked-server.ts'

const LIB = '/usr/lib/courier'
const MECHANISMS = 'PLAIN LOGIN CRAM-MD5 CRAM-SHA1 CRAM-SHA256'

/** Courier's paths are compiled in: /etc/courier and /run/courier. */
export async function startCourier(users: readonly TestUser[]): Promise<TestServer> {
  const owner = mailUser()
  const folder = await makeServerFolder('courier', owner)
  const { etc, ids } = await makeSystemUsers(folder, [], ['courier'])
  const certificate = await makeTestCertificate(folder)
  const [settings, run] = [join(folder, 'settings'), join(folder, 'run')]
  for (const path of [join(etc, 'courier'), settings, join(run, 'courier', 'authdaemon')]) {
    await mkdir(path, { recursive: true })
  }
  const view: ServerView = {
    unpacked: 'courier',
    over: { '/etc': etc },
    instead: { '/etc/courier': settings, '/run': run },
  }

  const entries: string[] = []
  for (const { name, password, messages } of users) {
    await makeMaildir(join(folder, 'mail', name), messagesWithLf(messages), owner)
    const cram = await runInView(view, ['userdbpw', '-hmac-md5'], { input: `${password}\n` })
    const fields = [
      `uid=${owner.uid}|gid=${owner.gid}|home=${folder}|mail=${join(folder, 'mail', name)}`,
      `systempw=${await hashPassword(password)}|hmac-md5pw=${cram}`,
    ]
    entries.push(`${name}\t${fields.join('|')}\n`)
  }
  await writeFile(join(settings, 'userdb'), entries.join(''), { mode: 0o600 })
  const settingLines = Object.entries(AUTH).map(([key, value]) => `${key}="${value}"\n`)
  await writeFile(join(settings, 'authdaemonrc'), settingLines.join(''))
  await runInView(view, ['makeuserdb'])
  const pem = join(settings, 'pop3d.pem')
  await copyFile(certificate.bothFile, pem)
  await chown(pem, ids.get('courier')!.uid, 0)

  const ports = { plain: await freePort(), tls: await freePort() }
  const server = await startServer({
    name: 'Courier',
    command: inView(view, ['sh', '-c', START, 'sh', String(ports.plain), String(ports.tls)]),
    env: { ...AUTH, ...SESSION },
    logFile: join(folder, 'courier.log'),
    greeting: [ports.plain],
    accepting: [ports.tls],
    endBy: 'KILL',
  })
  return testServer({ ports, caPem: certificate.caPem, folder, running: [server] })
}

const AUTH = {
  authmodulelist: 'authuserdb',
  authmodulelistorig: 'authuserdb',
  daemons: '3',
  authdaemonvar: '/run/courier/authdaemon',
  DEBUG_LOGIN: '0',
  DEFAULTOPTIONS: '',
}

const SESSION = {
  POP3AUTH: MECHANISMS,
  POP3AUTH_ORIG: MECHANISMS,
  POP3AUTH_TLS: MECHANISMS,
  POP3AUTH_TLS_ORIG: MECHANISMS,
  POP3_PROXY: '0',
  POP3_TLS_REQUIRED: '0',
  MAILDIRPATH: 'Maildir',
  COURIERTLS: '/usr/bin/couriertls',
  TLS_CERTFILE: '/etc/courier/pop3d.pem',
  TLS_VERIFYPEER: 'NONE',
  MIME_UNICODE_MESSAGE_TYPE: 'message/global',
  SHELL: '/bin/sh',
}

// Logins go through authdaemond, so nobody may be let in before its socket is there.
const START = `set -e
${LIB}/courier-authlib/authdaemond &
until [ -S /run/courier/authdaemon/socket ]; do sleep 0.02; done
tcpd='couriertcpd -address=127.0.0.1 -maxprocs=40 -maxperip=40 -nodnslookup -noidentlookup'
POP3_TLS=1 POP3_STARTTLS=NO $tcpd "$2" /usr/bin/couriertls -server -tcpd -user=courier \\
  ${LIB}/courier/courierpop3login ${LIB}/courier/courierpop3d Maildir &
POP3_STARTTLS=YES exec $tcpd "$1" ${LIB}/courier/courierpop3login ${LIB}/courier/courierpop3d Maildir`
