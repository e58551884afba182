import { removeServerFolder, type RunningServer } from './run-server.ts'

/** Someone with a mailbox on a server that tests run. */
export interface TestUser {
  readonly name: string
  readonly password: string
  /** What the mailbox holds at first, oldest first, with CRLF line ends. */
  readonly messages?: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** A real POP3 server on the loopback interface, in a folder of its own. */
export interface TestServer {
  readonly host: '127.0.0.1'
  /** `plain` offers STLS where the server knows it, `tls` speaks TLS from the first byte. */
  readonly ports: { readonly plain: number; readonly tls?: number }
  /** The authority that signed the server's certificate (for localhost and 127.0.0.1), where it has one. */
  readonly caPem?: string
  /** Ends it and removes its folder. Does nothing the second time. */
  stop(): Promise<void>
}

/** What has been started for a server, the first to be ended first. */
interface ServerParts extends Pick<TestServer, 'ports' | 'caPem'> {
  readonly folder: string
  readonly running: readonly RunningServer[]
}

export const testServer = ({ folder, running, ...facts }: ServerParts): TestServer => ({
  host: '127.0.0.1',
  ...facts,
  async stop() {
    for (const server of running) await server.end()
    await removeServerFolder(folder)
  },
})
