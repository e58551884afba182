import { chown, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { fillOverImap } from '../imap-fill.ts'
import { mailUser } from '../mail-user.ts'
import { makeServerFolder, startServer } from '../run-server.ts'
import { makeTestCertificate } from '../test-certificate.ts'
import { testServer, type TestServer, type TestUser } from '../test-server.ts'
import { inView, runInView, type ServerView } from '../unpacked-server.ts'
import type { Realm } from './kerberos.ts'

const ADMIN = { name: 'cyrus', password: 'cyrus-admin' }
const MECHANISMS = ['PLAIN', 'LOGIN', 'CRAM-MD5', 'SCRAM-SHA-1', 'SCRAM-SHA-256']

/** Cyrus keeps mail in a store of its own, which is filled over IMAP. With `realm` it takes Kerberos tickets too. */
export async function startCyrus(users: readonly TestUser[], realm?: Realm): Promise<TestServer> {
  const owner = mailUser()
  const folder = await makeServerFolder('cyrus', owner)
  const view: ServerView = { unpacked: 'cyrus' }
  const file = (...names: string[]): string => join(folder, ...names)
  for (const part of ['conf', 'spool', 'run', 'run/proc', 'run/lock']) {
    await mkdir(file(part))
    await chown(file(part), owner.uid, owner.gid)
  }
  const giveCopy = async (from: string, name: string): Promise<string> => {
    await copyFile(from, file(name))
    await chown(file(name), owner.uid, owner.gid)
    return file(name)
  }

  const certificate = await makeTestCertificate(folder)
  const settings = {
    configdirectory: file('conf'),
    proc_path: file('run/proc'),
    mboxname_lockpath: file('run/lock'),
    idlesocket: file('run/idle'),
    notifysocket: file('run/notify'),
    lmtpsocket: file('run/lmtp'),
    defaultpartition: 'default',
    'partition-default': file('spool'),
    cyrus_user: owner.name,
    cyrus_group: owner.group,
    servername: 'localhost',
    admins: ADMIN.name,
    allowplaintext: 'yes',
    allowapop: 'yes',
    popminpoll: '0',
    autocreate_quota: '-1',
    altnamespace: 'yes',
    unixhierarchysep: 'yes',
    munge8bit: 'no',
    reject8bit: 'no',
    sasl_pwcheck_method: 'auxprop',
    sasl_auxprop_plugin: 'sasldb',
    sasl_sasldb_path: file('sasldb2'),
    sasl_mech_list: [...MECHANISMS, ...(realm ? ['GSSAPI'] : [])].join(' '),
    tls_server_cert: certificate.certificateFile,
    tls_server_key: await giveCopy(certificate.keyFile, 'cyrus.key'),
    ...(realm && { sasl_keytab: await giveCopy(realm.keytab, 'cyrus.keytab') }),
  }
  const configuration = file('imapd.conf')
  await writeFile(
    configuration,
    Object.entries(settings)
      .map(([key, value]) => `${key}: ${value}\n`)
      .join(''),
  )
  for (const { name, password } of [...users, ADMIN]) {
    const where = ['-f', file('sasldb2'), '-u', 'localhost']
    await runInView(view, ['saslpasswd2', '-p', '-c', ...where, name], { input: password })
  }
  await chown(file('sasldb2'), owner.uid, owner.gid)

  const ports = { plain: await freePort(), tls: await freePort() }
  const imap = await freePort()
  await writeFile(file('cyrus.conf'), services(configuration, { ...ports, imap }))
  const master = [
    '/usr/lib/cyrus/bin/master',
    '-C',
    configuration,
    '-M',
    file('cyrus.conf'),
    '-p',
    file('master.pid'),
    '-D',
  ]
  const server = await startServer({
    name: 'Cyrus',
    command: inView(view, master),
    ...(realm && {
      env: { KRB5_CONFIG: realm.configuration, KRB5_KTNAME: file('cyrus.keytab'), KRB5RCACHETYPE: 'none' },
    }),
    logFile: file('cyrus.log'),
    greeting: [ports.plain, imap],
    accepting: [ports.tls],
    endBy: 'KILL',
  })
  const started = testServer({ ports, caPem: certificate.caPem, folder, running: [server] })
  try {
    await fillOverImap(imap, ADMIN, users)
  } catch (error) {
    await started.stop()
    throw error
  }
  return started
}

const services = (
  configuration: string,
  ports: { plain: number; tls: number; imap: number },
): string => `START {
  recover cmd="/usr/lib/cyrus/bin/ctl_cyrusdb -C ${configuration} -r"
}
SERVICES {
  pop3  cmd="pop3d -C ${configuration}" listen="127.0.0.1:${ports.plain}" proto="tcp4" prefork=1
  pop3s cmd="pop3d -s -C ${configuration}" listen="127.0.0.1:${ports.tls}" proto="tcp4" prefork=0
  imap  cmd="imapd -C ${configuration}" listen="127.0.0.1:${ports.imap}" proto="tcp4" prefork=0
}
`
