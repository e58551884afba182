import { parseCapabilities } from './capabilities.ts'
import type { Capabilities } from './capabilities.ts'
import { capa } from './commands/capa.ts'
import { greeting } from './commands/greeting.ts'
import { stls } from './commands/stls.ts'
import type { Connection } from './connection.ts'
import { Pop3CommandError, Pop3TransportError } from './errors.ts'
import type { CommandRunner } from './run-command.ts'

/**
 * Everything before the login: the greeting, TLS where STLS is to bring it, and what the server can do.
 * @throws Pop3TransportError `tls-not-offered` when STLS is missing or refused; nothing more is sent then
 */
export async function openLine(
  runner: CommandRunner,
  connection: Connection,
  isStls: boolean,
): Promise<{ greeting: string; capabilities: Capabilities }> {
  const text = await runner.await(greeting())
  if (isStls) await upgrade(runner, connection)
  return { greeting: text, capabilities: await readCapabilities(runner) }
}

/** CAPA; a refusal means that nothing is announced, any other failure is thrown. */
export async function readCapabilities(runner: CommandRunner): Promise<Capabilities> {
  try {
    return await runner.run(capa())
  } catch (error) {
    if (error instanceof Pop3CommandError) return parseCapabilities(undefined)
    throw error
  }
}

/** A server without CAPA may know STLS all the same; one that lists its capabilities without STLS does not. */
async function upgrade(runner: CommandRunner, connection: Connection): Promise<void> {
  const capabilities = await readCapabilities(runner)
  if (capabilities.isAnnounced && !capabilities.has('STLS')) {
    throw new Pop3TransportError('tls', 'tls-not-offered')
  }
  try {
    await runner.run(stls())
  } catch (error) {
    if (error instanceof Pop3CommandError) throw new Pop3TransportError('tls', 'tls-not-offered', error)
    throw error
  }
  await connection.startTls()
}
