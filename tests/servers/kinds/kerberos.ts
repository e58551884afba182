import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { mailUser } from '../mail-user.ts'
import { makeServerFolder, removeServerFolder, startServer } from '../run-server.ts'
import { inView, runInView } from '../unpacked-server.ts'

const NAME = 'TEST.LOCAL'
const VIEW = { unpacked: 'kerberos' }

/** A Kerberos realm (RFC 4120) with a KDC on the loopback, and the service pop/localhost in it. */
export interface Realm {
  readonly name: string
  /** The file for KRB5_CONFIG, clients' and servers'. */
  readonly configuration: string
  /** The service's key. */
  readonly keytab: string
  /**
   * Gets `user` a ticket; returns what KRB5CCNAME is to be for it.
   * @throws when the KDC refuses
   */
  ticket(user: string): Promise<string>
  stop(): Promise<void>
}

/** Starts a realm that knows these users. */
export async function startRealm(users: readonly string[]): Promise<Realm> {
  const folder = await makeServerFolder('kerberos', mailUser())
  const file = (name: string): string => join(folder, name)
  const port = await freePort()
  await mkdir(file('db'))
  await writeFile(file('krb5.conf'), clientConfig(port))
  await writeFile(file('kdc.conf'), kdcConfig(folder, port))
  await writeFile(file('db/kadm5.acl'), '')
  const env = { KRB5_CONFIG: file('krb5.conf'), KRB5_KDC_PROFILE: file('kdc.conf') }
  const run = (...command: string[]): Promise<string> => runInView(VIEW, command, { env })
  const administer = (query: string): Promise<string> => run('kadmin.local', '-r', NAME, '-q', query)

  await run('kdb5_util', 'create', '-s', '-r', NAME, '-P', 'test-master-key')
  for (const user of users) {
    await administer(`addprinc -randkey ${user}@${NAME}`)
    await administer(`ktadd -norandkey -k ${file(`${user}.keytab`)} ${user}@${NAME}`)
  }
  await administer(`addprinc -randkey pop/localhost@${NAME}`)
  await administer(`ktadd -norandkey -k ${file('service.keytab')} pop/localhost@${NAME}`)
  const kdc = await startServer({
    name: 'the KDC',
    command: inView(VIEW, ['krb5kdc', '-n', '-r', NAME]),
    env,
    logFile: file('krb5kdc.log'),
    greeting: [],
    accepting: [port],
    endBy: 'KILL',
  })
  return {
    name: NAME,
    configuration: file('krb5.conf'),
    keytab: file('service.keytab'),
    async ticket(user) {
      const cache = `FILE:${file(`${user}.ccache`)}`
      await run('kinit', '-k', '-t', file(`${user}.keytab`), '-c', cache, `${user}@${NAME}`)
      return cache
    },
    async stop() {
      await kdc.end()
      await removeServerFolder(folder)
    },
  }
}

const clientConfig = (port: number): string => `[libdefaults]
 default_realm = ${NAME}
 dns_lookup_kdc = false
 dns_lookup_realm = false
 dns_canonicalize_hostname = false
 rdns = false
 udp_preference_limit = 1
[realms]
 ${NAME} = {
  kdc = 127.0.0.1:${port}
 }
[domain_realm]
 localhost = ${NAME}
`

const kdcConfig = (folder: string, port: number): string => `[kdcdefaults]
 kdc_listen = 127.0.0.1:${port}
 kdc_tcp_listen = 127.0.0.1:${port}
[realms]
 ${NAME} = {
  database_name = ${join(folder, 'db', 'principal')}
  key_stash_file = ${join(folder, 'db', 'stash')}
  acl_file = ${join(folder, 'db', 'kadm5.acl')}
 }
[logging]
 kdc = STDERR
 default = STDERR
`
