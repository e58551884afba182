import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { makeMbox } from '../mbox.ts'
import { mailUser } from '../mail-user.ts'
import { makeServerFolder, startServer } from '../run-server.ts'
import { makeSystemUsers } from '../system-users.ts'
import { makeTestCertificate } from '../test-certificate.ts'
import { testServer, type TestServer, type TestUser } from '../test-server.ts'
import { inView, runInView } from '../unpacked-server.ts'

/** GNU Mailutils' pop3d, with mbox files. The user `apop` may log in by APOP and no other way. */
export async function startMailutils(users: readonly TestUser[]): Promise<TestServer> {
  const folder = await makeServerFolder('mailutils', mailUser())
  const { etc, ids } = await makeSystemUsers(folder, users)
  const [mail, locks] = [join(folder, 'mail'), join(folder, 'locks')]
  await mkdir(locks)
  // Every session works as its user, and makes lock files beside the mailbox.
  for (const path of [mail, locks]) await chmod(path, 0o1777)
  for (const { name, messages } of users) await makeMbox(join(mail, name), messages, ids.get(name)!)

  const view = { unpacked: 'mailutils', over: { '/etc': etc } }
  const database = join(folder, 'apop.db')
  for (const { name, password } of users.filter((user) => user.name === 'apop')) {
    await runInView(view, [
      'popauth',
      '--add',
      `--user=${name}`,
      `--password=${password}`,
      `--file=${database}`,
    ])
  }
  const certificate = await makeTestCertificate(folder)
  const tls = `tls { ssl-certificate-file ${certificate.certificateFile}; ssl-key-file ${certificate.keyFile}; };`
  const ports = { plain: await freePort(), tls: await freePort() }
  const configuration = join(folder, 'pop3d.conf')
  await writeFile(
    configuration,
    `mode daemon;
foreground yes;
pidfile ${join(folder, 'pop3d.pid')};
max-children 40;
apop-database-file "${database}";
apop-database-owner root;
apop-database-safety none;
tcp-wrappers { enable no; };
logging { syslog no; print-severity yes; };
auth {
  authentication clear; authentication "generic:system:pam";
  authorization clear; authorization system;
};
mailbox { mailbox-pattern "mbox://${mail}/\${user}"; mailbox-type mbox; };
locking { retry-count 10; };
mandatory-locking { enable yes; lock-directory "${locks}"; };
tls-file-checks { key-file none; cert-file none; };
server 127.0.0.1:${ports.plain} { tls-mode ondemand; ${tls} };
server 127.0.0.1:${ports.tls} { tls-mode connection; ${tls} };
`,
  )
  const server = await startServer({
    name: 'Mailutils',
    command: inView(view, ['pop3d', '--no-site-config', `--config-file=${configuration}`]),
    logFile: join(folder, 'mailutils.log'),
    greeting: [ports.plain],
    accepting: [ports.tls],
    endBy: 'KILL',
  })
  return testServer({ ports, caPem: certificate.caPem, folder, running: [server] })
}
