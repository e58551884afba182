import { chown, writeFile } from 'node:fs/promises'
import { messagesWithLf } from './line-ends.ts'
import type { MailUser } from './mail-user.ts'
import type { TestUser } from './test-server.ts'

/**
 * Writes these messages as one mbox file (RFC 4155, LF line ends, the mboxo way of quoting): a body line that begins
 * with `From ` gets a `>` before it, and nobody knows later whether it was there.
 */
export async function makeMbox(file: string, messages: TestUser['messages'], owner: MailUser): Promise<void> {
  const parts: Buffer[] = []
  for await (const message of messagesWithLf(messages)) {
    const quoted = message.toString('latin1').replaceAll(/^From /gm, '>From ')
    const ended = quoted.endsWith('\n') ? quoted : `${quoted}\n`
    // Without an empty line after its header a message would swallow the next one.
    const whole = ended.includes('\n\n') ? ended : `${ended}\n`
    parts.push(Buffer.from(`From sender@example.org Sat Mar  2 10:00:00 2024\n${whole}\n`, 'latin1'))
  }
  await writeFile(file, Buffer.concat(parts), { mode: 0o600 })
  await chown(file, owner.uid, owner.gid)
}
