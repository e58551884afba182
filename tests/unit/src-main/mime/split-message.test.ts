import { describe, expect, it } from 'vitest'
import { splitMessage } from '../../../../src-main/mime/split-message.ts'

const all = (): boolean => true
const multipart = (type: string, parts: string[], end = '--'): string =>
  [
    `Content-Type: multipart/${type}; boundary=b`,
    '',
    ...parts.map((part) => `--b\r\n${part}`),
    `--b${end}`,
    '',
  ].join('\r\n')

async function split(message: string) {
  const leaves = await splitMessage(Buffer.from(message), all)
  return leaves.map(({ mimeType, fileName, bytes }) => [
    mimeType,
    fileName,
    Buffer.from(bytes ?? []).toString(),
  ])
}

describe('splitMessage', () => {
  it('gives each leaf its own bytes, in order', async () => {
    const message = multipart('mixed', [
      'Content-Type: text/plain\r\n\r\nhello\r\n',
      'Content-Type: text/html\r\n\r\n<b>hi</b>',
      'Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n',
    ])

    expect(await split(message)).toEqual([
      ['text/plain', '', 'hello\r\n'],
      ['text/html', '', '<b>hi</b>'],
      ['application/pdf', 'a.pdf', '%PDF'],
    ])
  })

  it('takes a message without MIME for plain text', async () => {
    expect(await split('Subject: x\r\n\r\nhello')).toEqual([['text/plain', '', 'hello']])
  })

  it('leaves a message within the message whole', async () => {
    const inner = 'Subject: inner\r\n\r\ninner text'
    const message = multipart('mixed', [
      `Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\n${inner}`,
    ])

    expect(await split(message)).toEqual([['message/rfc822', '', inner]])
  })

  it('knows that a digest holds messages', async () => {
    expect(await split(multipart('digest', ['\r\nSubject: x\r\n\r\ny']))).toEqual([
      ['message/rfc822', '', 'Subject: x\r\n\r\ny'],
    ])
  })

  it('sees a boundary that blanks follow', async () => {
    expect(
      await split(multipart('mixed', ['\r\none', '\r\ntwo'], '--  ').replaceAll('--b\r\n', '--b \t\r\n')),
    ).toEqual([
      ['text/plain', '', 'one'],
      ['text/plain', '', 'two'],
    ])
  })

  it('ends all that is open within at the boundary of a multipart around it', async () => {
    const inner = ['Content-Type: multipart/alternative; boundary=inner', '', '--inner', '', 'within'].join(
      '\r\n',
    )

    expect(await split(multipart('mixed', [inner, '\r\nafter']))).toEqual([
      ['text/plain', '', 'within'],
      ['text/plain', '', 'after'],
    ])
  })

  it('stops base64 at its padding', async () => {
    const message = 'Content-Transfer-Encoding: base64\r\n\r\nPGh0bWw+Cg==\r\n--b--trailing text'

    expect(await split(message)).toEqual([['text/plain', '', '<html>\n']])
  })

  it('undoes uuencode where a header names it', async () => {
    const message = 'Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n'

    expect(await split(message)).toEqual([['text/plain', '', 'Cat']])
  })

  it('does not decode what nobody wants', async () => {
    const message = multipart('mixed', [
      'Content-Type: text/plain\r\n\r\nwanted',
      'Content-Type: image/png\r\n\r\nnot',
    ])
    const leaves = await splitMessage(Buffer.from(message), ({ mimeType }) => mimeType === 'text/plain')

    expect(leaves.map(({ bytes }) => bytes && Buffer.from(bytes).toString())).toEqual(['wanted', null])
  })

  it.each([
    [
      'A4: a million empty parts',
      `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(1_000_000)}`,
    ],
    [
      'A5: multiparts in multiparts without end',
      Array.from(
        { length: 900 },
        (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
      ).join(''),
    ],
    ['A5: a header block of 10 MB', `X: ${'y'.repeat(10_000_000)}\n\nbody`],
  ])('%s: refused', async (_, message) => {
    await expect(split(message)).rejects.toMatchObject({ kind: 'too-complex' })
  })
})
