import { once } from 'node:events'
import { connect } from 'node:net'
import type { TestUser } from './test-server.ts'

const DEADLINE = 60_000

/**
 * Makes the users' mailboxes and fills them over IMAP (RFC 3501, with the literals of RFC 7888 and many messages in
 * one APPEND by RFC 3502), as the administrator of a Cyrus. `port` is on the loopback.
 * @throws when the server refuses something, or takes too long
 */
export async function fillOverImap(
  port: number,
  admin: { readonly name: string; readonly password: string },
  users: readonly TestUser[],
): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  const signal = AbortSignal.timeout(DEADLINE)
  let received = ''
  socket.setEncoding('latin1').on('data', (text: string) => (received += text))
  const command = async (tag: string, ...parts: (string | Uint8Array)[]): Promise<void> => {
    for (const part of [`${tag} `, ...parts, '\r\n']) socket.write(part)
    const reply = new RegExp(`^${tag} (.*)$`, 'm')
    while (!reply.test(received)) await once(socket, 'data', { signal })
    const [line, result = ''] = reply.exec(received) ?? []
    if (!result.startsWith('OK')) throw new Error(`IMAP: ${line ?? ''}`)
    received = ''
  }
  try {
    await command('login', `LOGIN ${admin.name} ${admin.password}`)
    for (const { name, messages = [] } of users) {
      await command('create', `CREATE user/${name}`)
      await command('permit', `SETACL user/${name} ${admin.name} lrsip`)
      const literals: (string | Uint8Array)[] = []
      for await (const bytes of messages) literals.push(` {${bytes.length}+}\r\n`, bytes)
      if (literals.length > 0) await command('append', `APPEND user/${name}`, ...literals)
    }
  } finally {
    socket.destroy()
  }
}
