import { loadSampleMessages } from '../sample-mailbox/load-sample-messages.ts'
import { startSampleServer, type SampleServer } from '../sample-mailbox/sample-server.ts'

/** The built-in mailbox: its server is started when first asked for, and then once a run. */
export interface Sample {
  server: () => Promise<SampleServer>
  close: () => Promise<void>
}

export function createSample(directory: string): Sample {
  let server: Promise<SampleServer> | undefined
  return {
    server: () => (server ??= loadSampleMessages(directory, Date.now()).then(startSampleServer)),
    close: async () => (await server)?.close(),
  }
}
