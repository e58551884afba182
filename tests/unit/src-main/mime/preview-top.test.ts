import { describe, expect, it } from 'vitest'
import { previewTop } from '../../../../src-main/mime/preview-top.ts'

const preview = (...lines: string[]) => previewTop(Buffer.from(lines.join('\r\n')))

describe('previewTop', () => {
  it('shows the header as it was sent, and the first lines', async () => {
    expect(
      await preview('From: a@example.org', 'Subject: =?utf-8?q?caf=C3=A9?=', '', 'Hello,', 'there'),
    ).toEqual({
      header: 'From: a@example.org\nSubject: =?utf-8?q?caf=C3=A9?=',
      body: 'Hello,\nthere',
    })
  })

  it('undoes the encoding of lines that TOP has cut', async () => {
    const encoded = Buffer.from('Привет, как дела?').toString('base64')
    const head = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '']

    expect((await preview(...head, encoded.slice(0, 16))).body).toBe('Привет')
  })

  it('finds the words in the first part of a message that was cut in the middle', async () => {
    const { body } = await preview(
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Plain words',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>Rich',
    )

    expect(body).toBe('Plain words')
  })

  it('has only the words of HTML', async () => {
    const html = '<style>p { color: red }</style><p>Dear<script>alert(1)</script> customer</p>'

    expect((await preview('Content-Type: text/html', '', html)).body).toBe('Dear customer')
  })

  it('leaves out what is not text: control characters, and those that turn the direction', async () => {
    expect(await preview('Subject: a\u202eb\u0007', '', 'c\u0000\u001b[2Jd\u2066e\tf')).toEqual({
      header: 'Subject: ab',
      body: 'c[2Jde\tf',
    })
  })

  it('has nothing to say of nothing', async () => {
    expect(await preview('')).toEqual({ header: '', body: '' })
  })

  it('is short, whatever comes', async () => {
    const { header, body } = await preview(`X: ${'x'.repeat(3_000_000)}`, '', 'y'.repeat(3_000_000))

    expect(header.length + body.length).toBeLessThan(600_000)
  })
})
