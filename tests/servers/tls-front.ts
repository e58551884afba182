import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { createServer } from 'node:tls'
import type { RunningServer } from './run-server.ts'
import type { TestCertificate } from './test-certificate.ts'

/** TLS before a server that has none, as people run such servers: what comes is passed on in clear, on this machine. */
export async function startTlsFront(
  plainPort: number,
  { certificateFile, keyFile }: TestCertificate,
): Promise<RunningServer & { port: number }> {
  const open = new Set<Socket>()
  const server = createServer(
    { cert: await readFile(certificateFile), key: await readFile(keyFile), noDelay: true },
    (client) => {
      const inner = connect({ port: plainPort, host: '127.0.0.1', noDelay: true })
      for (const side of [client, inner]) {
        open.add(side)
        side.on('error', () => side.destroy()).on('close', () => open.delete(side))
      }
      client.pipe(inner).pipe(client)
    },
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async end() {
      if (!server.listening) return
      for (const side of open) side.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
