import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startDovecot } from '../dovecot.ts'
import { freePort } from '../free-port.ts'
import { mailUser } from '../mail-user.ts'
import { makeServerFolder, startServer, type RunningServer } from '../run-server.ts'
import { makeTestCertificate } from '../test-certificate.ts'
import { testServer, type TestServer, type TestUser } from '../test-server.ts'
import { inView } from '../unpacked-server.ts'
import { answerNginx } from './nginx-auth.ts'

/** nginx before a Dovecot. It checks logins itself, by asking over HTTP, and passes name and password on. */
export async function startNginx(users: readonly TestUser[]): Promise<TestServer> {
  const upstream = await startDovecot({ users })
  const owner = mailUser()
  const folder = await makeServerFolder('nginx', owner)
  const auth = createServer((request, response) => {
    response.writeHead(200, answerNginx(request.headers, users, upstream.ports.plain)).end()
  })
  auth.listen(0, '127.0.0.1')
  await once(auth, 'listening')
  const certificate = await makeTestCertificate(folder)
  const ports = { plain: await freePort(), tls: await freePort() }
  await writeFile(
    join(folder, 'nginx.conf'),
    `load_module /usr/lib/nginx/modules/ngx_mail_module.so;
daemon off;
user ${owner.name} ${owner.group};
worker_processes 1;
pid ${join(folder, 'nginx.pid')};
error_log stderr;
events { worker_connections 256; }
mail {
  server_name localhost;
  auth_http 127.0.0.1:${(auth.address() as AddressInfo).port}/;
  pop3_capabilities TOP USER UIDL PIPELINING RESP-CODES;
  pop3_auth plain apop cram-md5;
  ssl_certificate ${certificate.certificateFile};
  ssl_certificate_key ${certificate.keyFile};
  server { listen 127.0.0.1:${ports.plain}; protocol pop3; starttls on; }
  server { listen 127.0.0.1:${ports.tls} ssl; protocol pop3; }
}
`,
  )
  const server = await startServer({
    name: 'nginx',
    command: inView({ unpacked: 'nginx' }, ['nginx', '-c', join(folder, 'nginx.conf'), '-p', folder]),
    logFile: join(folder, 'nginx.log'),
    greeting: [ports.plain],
    accepting: [ports.tls],
    endBy: 'KILL',
  })
  const authServer: RunningServer = {
    async end() {
      auth.closeAllConnections()
      auth.close()
      await once(auth, 'close')
    },
  }
  const running = [server, authServer, { end: () => upstream.stop() }]
  return testServer({ ports, caPem: certificate.caPem, folder, running })
}
