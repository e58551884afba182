import { describe, expect, it } from 'vitest'
import { takeApart } from '../../../../src-main/mime/open-message.ts'

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

const frame = { key: '1', theme: 'light' } as const

describe('takeApart', () => {
  it('tells the reader what there is', async () => {
    const { detail } = await takeApart(Buffer.from(MESSAGE))

    expect(detail).toEqual({
      subject: 'Plans',
      from: [{ name: 'Ada', address: 'ada@example.org' }],
      to: [{ name: '', address: 'b@example.org' }],
      cc: [],
      replyTo: [{ name: '', address: 'elsewhere@example.net' }],
      date: Date.parse('2003-02-12T10:20:30Z'),
      hasText: false,
      hasHtml: true,
      blockedRemote: 1,
      attachments: [
        {
          index: 0,
          fileName: 'logo.png',
          mimeType: 'image/png',
          size: 4,
          isInline: true,
          isDangerous: false,
        },
        {
          index: 1,
          fileName: 'setup.exe',
          mimeType: 'application/octet-stream',
          size: 2,
          isInline: false,
          isDangerous: true,
        },
        {
          index: 2,
          fileName: 'Forwarded.eml',
          mimeType: 'message/rfc822',
          size: 27,
          isInline: false,
          isDangerous: false,
        },
      ],
    })
  })

  it('shows the picture that came along, and nothing from elsewhere', async () => {
    const message = await takeApart(Buffer.from(MESSAGE))
    const { html } = message.render({ ...frame, body: 'html' })

    expect(html).toContain('<img src="part/0">')
    expect(html).not.toContain('leak.invalid')
    expect(Buffer.from(message.part(0).bytes).toString('hex')).toBe('89504e47')
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
