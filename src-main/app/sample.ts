import { loadSampleMessages } from '../sample-mailbox/load-sample-messages.ts'
import { startSampleServer, type SampleServer } from '../sample-mailbox/sample-server.ts'

/** Typed by hand in the tour, and shown there: good for a server that has nothing but the sample messages. */
const TOUR_PASSWORD = 'letters'

/** The built-in mailbox: its server is started when first asked for, and then once a run. */
export interface Sample {
  server: () => Promise<SampleServer>
  /** Another one with the same messages, for one tour: whatever is deleted there stays in the sample mailbox. */
  tourServer: () => Promise<SampleServer>
  close: () => Promise<void>
}

export function createSample(directory: string): Sample {
  let server: Promise<SampleServer> | undefined
  const messages = (): ReturnType<typeof loadSampleMessages> => loadSampleMessages(directory, Date.now())
  return {
    server: () => (server ??= messages().then((those) => startSampleServer(those))),
    tourServer: async () => startSampleServer(await messages(), { password: TOUR_PASSWORD }),
    close: async () => (await server)?.close(),
  }
}
