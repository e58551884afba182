import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDovecot } from '../dovecot.ts'
import { freePort } from '../free-port.ts'
import { mailUser } from '../mail-user.ts'
import { makeServerFolder, startServer } from '../run-server.ts'
import { makeTestCertificate } from '../test-certificate.ts'
import { testServer, type TestServer, type TestUser } from '../test-server.ts'
import { inView } from '../unpacked-server.ts'

/** perdition before a Dovecot: it reads USER and PASS, logs in there, and from then on only passes on. */
export async function startPerdition(users: readonly TestUser[]): Promise<TestServer> {
  const upstream = await startDovecot({ users })
  const owner = mailUser()
  const folder = await makeServerFolder('perdition', owner)
  const certificate = await makeTestCertificate(folder)
  const ports = { plain: await freePort(), tls: await freePort() }
  const configuration = join(folder, 'perdition.conf')
  await writeFile(configuration, '')
  const common = Object.entries({
    bind_address: '127.0.0.1',
    config_file: configuration,
    map_library: '',
    outgoing_server: '127.0.0.1',
    outgoing_port: String(upstream.ports.plain),
    log_facility: '-',
    pid_file: '',
    username: owner.name,
    group: owner.group,
    ssl_cert_file: certificate.certificateFile,
    ssl_key_file: certificate.keyFile,
  }).flatMap(([name, value]) => [`--${name}`, value])
  const start = (protocol: 'POP3' | 'POP3S', port: number, mode: string) =>
    startServer({
      name: 'perdition',
      command: inView({ unpacked: 'perdition' }, [
        ...['perdition', '--no_daemon', '--ssl_no_cn_verify', '--protocol', protocol, '--ssl_mode', mode],
        ...['--listen_port', String(port), ...common],
      ]),
      logFile: join(folder, `${protocol}.log`),
      greeting: protocol === 'POP3' ? [port] : [],
      accepting: protocol === 'POP3S' ? [port] : [],
      endBy: 'KILL',
    })
  const running = [
    await start('POP3', ports.plain, 'tls_listen'),
    await start('POP3S', ports.tls, 'ssl_listen'),
    { end: () => upstream.stop() },
  ]
  return testServer({ ports, caPem: certificate.caPem, folder, running })
}
