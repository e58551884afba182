import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summariseMessages } from '../../../../src-main/mime/summarise-messages.ts'

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text))
const bodyOf = async (text: string) => (await summariseMessages([bytesOf(text)], false))[0]?.body

const attached = (disposition: string, more = ''): string =>
  `Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee it.\n--b\nContent-Type: application/pdf; name="Größe.pdf"\n${more}Content-Disposition: ${disposition}\n\nsecret content\n--b--`

describe('summariseMessages', () => {
  it('keeps the order', async () => {
    const messages = Array.from({ length: 30 }, (_, i) =>
      bytesOf(`Subject: ${i}\n\n${'x'.repeat((i * 7919) % 5000)}`),
    )
    const summaries = await summariseMessages(messages, false)

    expect(summaries.map(({ header }) => header.subject)).toEqual(messages.map((_, i) => String(i)))
  })

  it('finds the words of HTML, and the first of them for the list', async () => {
    expect(await bodyOf('Content-Type: text/html\n\n<style>x{}</style><p>Hello <b>you</b></p>')).toEqual({
      preview: 'Hello you',
      hasAttachments: false,
      hasPdf: false,
      searchText: 'Hello you',
      attachmentText: '',
    })
  })

  it('finds the words of enriched text', async () => {
    expect(await bodyOf('Content-Type: text/enriched\n\n<bold>Hello</bold>\nyou <<there>')).toEqual({
      preview: 'Hello you <there>',
      hasAttachments: false,
      hasPdf: false,
      searchText: 'Hello you <there>',
      attachmentText: '',
    })
  })

  it('shows the answer before the quote', async () => {
    expect((await bodyOf('\n> You said\n> this\n\nNo.'))?.preview).toBe('No.')
  })

  it('shows nothing of a text that cannot be seen, or that turns others round', async () => {
    expect((await bodyOf('\na\u0000\u0001b \u202ec\r d'))?.preview).toBe('a b c d')
  })

  it('shows what was signed before how it was signed', async () => {
    const signed = '\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nNo.\n-----BEGIN PGP SIGNATURE-----\n'

    expect((await bodyOf(signed))?.preview).toMatch(/^No\./)
  })

  it('finds an attachment by its name', async () => {
    const body = await bodyOf(attached('attachment'))

    expect(body).toMatchObject({ hasAttachments: true, searchText: 'See it.', attachmentText: 'Größe.pdf' })
  })

  it('finds the words of attached text and HTML, and keeps them out of what is read', async () => {
    const part = (type: string, name: string, text: string): string =>
      `--b\nContent-Type: ${type}\nContent-Disposition: attachment; filename=${name}\n\n${text}\n`
    const body = await bodyOf(
      `Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee it.\n${part('text/plain', 'log.txt', 'reactor stopped')}${part('text/html', 'page.html', '<p>turbine <b>hall</b></p>')}--b--`,
    )

    expect(body).toEqual({
      preview: 'See it.',
      hasAttachments: true,
      hasPdf: false,
      searchText: 'See it.',
      attachmentText: 'log.txt\npage.html\nreactor stopped\nturbine hall',
    })
  })

  it('finds what messages within a message say, who sent them, and what came with them', async () => {
    const inner = `From: Noa <noa@example.org>\nSubject: the turbine\n${attached('attachment').replaceAll('=b', '=c').replaceAll('--b', '--c')}`
    const forwarded = `Subject: Fwd\nContent-Type: message/rfc822\n\n${inner}`
    const body = await bodyOf(
      `Content-Type: multipart/mixed; boundary=b\n\n--b\n\nRead this.\n--b\nContent-Type: message/rfc822\n\n${forwarded}\n--b--`,
    )

    expect(body).toEqual({
      preview: 'Read this.',
      hasAttachments: true,
      hasPdf: true,
      searchText: 'Read this.',
      attachmentText: 'Größe.pdf\nFwd\nthe turbine Noa noa@example.org\nSee it.',
    })
  })

  it('does not call a picture inside the text an attachment', async () => {
    expect((await bodyOf(attached('inline', 'Content-ID: <a>\n')))?.hasAttachments).toBe(false)
  })

  it('caps the text to search', async () => {
    expect((await bodyOf(`\n${'word '.repeat(1_000_000)}`))?.searchText.length).toBeLessThanOrEqual(
      256 * 1024,
    )
  })

  it('keeps the header of a message that cannot be taken apart', async () => {
    const message = bytesOf(
      `Subject: bomb\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(200_000)}`,
    )
    const [summary] = await summariseMessages([message], false)

    expect(summary?.header.subject).toBe('bomb')
    expect(summary?.body).toBeNull()
  })

  it('summarises whatever comes', async () => {
    const line = fc.constantFrom(
      ...[
        'Content-Type: multipart/mixed; boundary=b',
        'Content-Type: text/html; charset=utf-7',
        '--b',
        '--b--',
        '',
        ' folded',
      ],
      ...[
        'Content-Transfer-Encoding: base64',
        'Content-Transfer-Encoding: quoted-printable',
        'Subject: =?utf-8?q?=FF?=',
        '=ZZ=',
        '\0',
      ],
      ...[
        'Content-Type: message/rfc822',
        'Content-Disposition: attachment; filename*0*=%ff; filename*9=x',
        'Content-Type: ;;;',
        'From: <<>',
      ],
    )
    const structured = fc.array(line, { maxLength: 30 }).map((lines) => bytesOf(lines.join('\r\n')))
    const noise = fc.uint8Array({ maxLength: 600 }).map((bytes) => new Uint8Array(bytes))

    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(structured, noise), { maxLength: 6 }), async (messages) => {
        expect(await summariseMessages(messages, false)).toHaveLength(messages.length)
      }),
      { numRuns: 150 },
    )
  })
})
