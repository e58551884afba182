import { describe, expect, it } from 'vitest'
import { previewTop } from '../../../../src-main/mime/preview-top.ts'

const preview = (...lines: string[]) => previewTop(Buffer.from(lines.join('\r\n')))

describe('previewTop', () => {
  it('shows every header field and the first lines as people read them, and as they were sent', async () => {
    expect(
      await preview(
        'Received: from a',
        '\tby b',
        'Subject: =?utf-8?q?caf=C3=A9?=',
        ' =?utf-8?b?IGFuZCB0ZWE=?=',
        'no field',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Ol=C3=A1,',
        'there',
      ),
    ).toEqual({
      fields: [
        { name: 'Received', value: 'from a by b' },
        { name: 'Subject', value: 'café and tea' },
        { name: 'Content-Type', value: 'text/plain; charset=utf-8' },
        { name: 'Content-Transfer-Encoding', value: 'quoted-printable' },
      ],
      body: 'Olá,\nthere',
      sent: {
        header: [
          'Received: from a',
          '\tby b',
          'Subject: =?utf-8?q?caf=C3=A9?=',
          ' =?utf-8?b?IGFuZCB0ZWE=?=',
          'no field',
          'Content-Type: text/plain; charset=utf-8',
          'Content-Transfer-Encoding: quoted-printable',
        ].join('\n'),
        body: 'Ol=C3=A1,\nthere',
      },
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
      fields: [{ name: 'Subject', value: 'ab' }],
      body: 'c[2Jde\tf',
      sent: { header: 'Subject: ab', body: 'c[2Jde\tf' },
    })
  })

  it('has nothing to say of nothing', async () => {
    expect(await preview('')).toEqual({ fields: [], body: '', sent: { header: '', body: '' } })
  })

  it('is short, whatever comes', async () => {
    const shown = await preview(`X: ${'x'.repeat(3_000_000)}`, '', 'y'.repeat(3_000_000))

    expect(JSON.stringify(shown).length).toBeLessThan(900_000)
  })
})
