import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CORPUS = fileURLToPath(new URL('../../../shared/mail-corpus/real-world', import.meta.url))

/** Real messages where the corpus lies beside the project, else generated ones: `count` of them, as a server sends them. */
export const someMail = (count: number): Buffer[] =>
  existsSync(CORPUS) ? corpusMail(count) : Array.from({ length: count }, (_, index) => plainMail(index))

function corpusMail(count: number): Buffer[] {
  const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.eml'))
    .sort()
  return files.slice(0, count).map((name) => asServed(readFileSync(join(CORPUS, name))))
}

/** Line ends as CRLF, and no mbox `From ` line before the header. */
function asServed(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').replace(/^From .*\r?\n/, '')
  return Buffer.from(text.replaceAll(/\r?\n/g, '\r\n'), 'latin1')
}

const plainMail = (index: number): Buffer =>
  Buffer.from(
    [
      `From: Writer ${String(index)} <writer${String(index)}@example.org>`,
      'To: reader@example.org',
      `Subject: Letter ${String(index)}`,
      `Date: ${new Date(Date.UTC(2026, 9, 1) + index * 3_600_000).toUTCString()}`,
      `Message-ID: <letter-${String(index)}@example.org>`,
      '',
      `This is letter ${String(index)}.`.repeat(1 + (index % 40)),
      '',
    ].join('\r\n'),
  )

export interface KnownMessage {
  bytes: Buffer
  subject: string
  attachment: { fileName: string; sha256: string }
}

/** An HTML message with a remote picture, a script and an attachment whose bytes are known. Dated in the future: newest. */
export function knownMessage(): KnownMessage {
  const subject = 'The agenda, with numbers'
  const fileName = 'numbers 2026.bin'
  const attachment = randomBytes(120_000)
  const base64 = attachment.toString('base64').replaceAll(/(.{76})/g, '$1\r\n')
  const bytes = Buffer.from(
    [
      'From: Noa Cohen <noa@example.org>',
      'To: Alice <alice@example.org>',
      `Subject: ${subject}`,
      'Date: Fri, 01 Jan 2027 10:00:00 +0000',
      'Message-ID: <agenda@example.org>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="outer"',
      '',
      '--outer',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p id="hello">Hello all, the agenda is attached.</p>',
      '<img src="http://leak.invalid/pixel.png" alt="a remote picture">',
      '<script>document.title = "script ran"</script>',
      '<a href="https://example.org/agenda">The agenda on the web</a>',
      '--outer',
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename="${fileName}"`,
      'Content-Transfer-Encoding: base64',
      '',
      base64,
      '--outer--',
      '',
    ].join('\r\n'),
  )
  return {
    bytes,
    subject,
    attachment: { fileName, sha256: createHash('sha256').update(attachment).digest('hex') },
  }
}
