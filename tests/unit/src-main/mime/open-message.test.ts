import { describe, expect, it } from 'vitest'
import { takeApart } from '../../../../src-main/mime/open-message.ts'
import { PLAIN_LOOK } from '../../../support/plain-look.ts'

const MESSAGE = [
  'From: Ada <ada@example.org>',
  'To: b@example.org',
  'Reply-To: elsewhere@example.net',
  'Subject: Plans',
  'Date: Wed, 12 Feb 2003 10:20:30 +0000',
  'Content-Type: multipart/mixed; boundary=m',
  '',
  '--m',
  'Content-Type: multipart/related; boundary=r',
  '',
  '--r',
  'Content-Type: text/html',
  '',
  '<p>Look: <img src="cid:logo@x"><img src="http://leak.invalid/a.gif"></p>',
  '--r',
  'Content-Type: image/png; name=logo.png',
  'Content-ID: <logo@x>',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw==',
  '--r--',
  '--m',
  'Content-Type: application/octet-stream; name="../setup.exe"',
  'Content-Disposition: attachment',
  '',
  'MZ',
  '--m',
  'Content-Type: message/rfc822',
  '',
  'Subject: Forwarded',
  '',
  'inner',
  '--m--',
].join('\r\n')

const frame = PLAIN_LOOK

describe('takeApart', () => {
  it('tells the reader what there is', async () => {
    const { detail } = await takeApart(Buffer.from(MESSAGE))

    expect(detail).toEqual({
      senderMarks: [],
      misleadingLinks: [],
      signers: [],
      serverReport: null,
      subject: 'Plans',
      from: [{ name: 'Ada', address: 'ada@example.org' }],
      to: [{ name: '', address: 'b@example.org' }],
      cc: [],
      replyTo: [{ name: '', address: 'elsewhere@example.net' }],
      date: Date.parse('2003-02-12T10:20:30Z'),
      hasText: false,
      hasHtml: true,
      isPatch: false,
      hasColours: false,
      blockedRemote: 1,
      attachments: [
        {
          index: 0,
          fileName: 'logo.png',
          mimeType: 'image/png',
          size: 4,
          isInline: true,
          isDangerous: false,
          preview: 'picture',
        },
        {
          index: 1,
          fileName: 'setup.exe',
          mimeType: 'application/octet-stream',
          size: 2,
          isInline: false,
          isDangerous: true,
          preview: null,
        },
        {
          index: 2,
          fileName: 'Forwarded.eml',
          mimeType: 'message/rfc822',
          size: 27,
          isInline: false,
          isDangerous: false,
          preview: null,
        },
      ],
      facts: [],
    })
  })

  it('tells a patch by the text of the message itself, not of one that it carries', async () => {
    const patch = 'diff --git a/a b/a\nindex 1..2\n'
    const carried = `Content-Type: message/rfc822\n\nSubject: x\n\n${patch}`

    expect((await takeApart(Buffer.from(`Subject: x\n\n${patch}`))).detail.isPatch).toBe(true)
    expect((await takeApart(Buffer.from(carried))).detail.isPatch).toBe(false)
  })

  it('shows the picture that came along, and nothing from elsewhere', async () => {
    const message = await takeApart(Buffer.from(MESSAGE))
    const { html } = message.render({ ...frame, body: 'html' })

    expect(html).toContain('<img src="part/0">')
    expect(html).not.toContain('leak.invalid')
    expect(Buffer.from(message.part(0).bytes).toString('hex')).toBe('89504e47')
  })

  it('shows a message within the message below it, with its header, text and parts', async () => {
    const inner = [
      'Subject: Forwarded <plans>',
      'From: Eve <eve@example.org>',
      'Content-Type: multipart/mixed; boundary=i',
      '',
      '--i',
      'Content-Type: text/plain',
      '',
      'the inner words',
      '--i',
      'Content-Type: application/pdf; name=inner.pdf',
      '',
      '%PDF',
      '--i--',
    ]
    const outer = ['Content-Type: message/rfc822', '', ...inner].join('\r\n')
    const message = await takeApart(Buffer.from(outer))
    const { html } = message.render({ ...frame, body: 'text' })

    expect(message.detail).toMatchObject({ hasText: true, hasHtml: false })
    expect(message.detail.attachments.map(({ fileName }) => fileName)).toEqual([
      'Forwarded _plans_.eml',
      'inner.pdf',
    ])
    expect(html).toContain('<strong dir="auto">Forwarded &lt;plans&gt;</strong>')
    expect(html).toContain('Eve &lt;eve@example.org&gt;')
    expect(html).toContain('the inner words')
    expect(Buffer.from(message.part(1).bytes).toString()).toBe('%PDF')
  })

  it('shows remote pictures only when that is asked for, by numbers that stand for their addresses', async () => {
    const message = await takeApart(Buffer.from(MESSAGE))
    const { html } = message.render({ ...frame, body: 'html', withPictures: true })

    expect(html).toContain('<img src="part/0"><img src="remote/0">')
    expect(html).not.toContain('leak.invalid')
    expect(message.remotePicture(0)).toEqual({ url: 'http://leak.invalid/a.gif' })
    expect(() => message.remotePicture(1)).toThrow(expect.objectContaining({ kind: 'no-such-part' }))
    expect(message.render({ ...frame, body: 'html' }).html).not.toContain('remote/0')
  })

  it('finds a picture only in the message that shows it', async () => {
    const picture = ['Content-Type: image/png', 'Content-ID: <a@x>', '', 'png']
    const inner = ['Content-Type: text/html', '', '<img src="cid:a@x">']
    const parts = [picture, ['Content-Type: message/rfc822', '', ...inner]]
    const message = await takeApart(
      Buffer.from(
        [
          'Content-Type: multipart/mixed; boundary=m',
          '',
          ...parts.flatMap((part) => ['--m', ...part]),
          '--m--',
        ].join('\r\n'),
      ),
    )

    expect(message.render({ ...frame, body: 'html' }).html).not.toContain('part/0')
  })

  it('stops at messages that are too deep within others', async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? 'Subject: the last\r\n\r\nlast words'
        : `Content-Type: message/rfc822\r\n\r\n${nested(depth - 1)}`

    const reachable = await takeApart(Buffer.from(nested(5)))
    const tooDeep = await takeApart(Buffer.from(nested(6)))

    expect(reachable.render({ ...frame, body: 'text' }).html).toContain('last words')
    expect(tooDeep.render({ ...frame, body: 'text' }).html).not.toContain('last words')
    expect(tooDeep.detail.attachments).toHaveLength(6)
  })

  it('gives a part as often as it is asked for', async () => {
    const message = await takeApart(Buffer.from(MESSAGE))
    structuredClone(null, { transfer: [message.part(1).bytes.buffer] })

    expect(Buffer.from(message.part(1).bytes).toString()).toBe('MZ')
    expect(() => message.part(9)).toThrow(expect.objectContaining({ kind: 'no-such-part' }))
  })

  it('shows an empty message as an empty page', async () => {
    const message = await takeApart(new Uint8Array())

    expect(message.detail).toMatchObject({ hasText: false, hasHtml: false, attachments: [] })
    expect(message.render({ ...frame, body: 'text' }).html).toContain('<body></body>')
  })
})
