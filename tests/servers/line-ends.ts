import type { TestUser } from './test-server.ts'

/** Latin-1 keeps every octet as it is. */
export const withLf = (bytes: Uint8Array): Buffer =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')

/** A mailbox for servers that keep mail with LF and add the CR as they send it. */
export async function* messagesWithLf(messages: TestUser['messages'] = []): AsyncGenerator<Buffer> {
  for await (const bytes of messages) yield withLf(bytes)
}
