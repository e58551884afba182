import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headOf, joined, sizeOf } from '../../../../src-main/mime/leaf.ts'
import { takeApart } from '../../../../src-main/mime/open-message.ts'
import { setAside } from '../../../../src-main/mime/set-aside.ts'
import { splitMessage } from '../../../../src-main/mime/split-message.ts'

const base64 = (bytes: Buffer, lineEnd = '\r\n'): string =>
  bytes.toString('base64').replace(/.{76}/g, `$&${lineEnd}`)

const part = (type: string, encoding: string, content: string, lineEnd = '\r\n'): string =>
  [`--b`, `Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`, '', content, ''].join(lineEnd)

const message = (parts: string[], lineEnd = '\r\n'): Buffer =>
  Buffer.from(
    ['Subject: x', 'Content-Type: multipart/mixed; boundary=b', '', `${parts.join('')}--b--`, ''].join(
      lineEnd,
    ),
  )

const FILE = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)])

describe('setAside', () => {
  it('gives every octet back in its place, whatever the message is', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '--b',
        'Content-Type: text/plain',
        '=',
        'AAAA==',
        'a line of words - and more',
        '\r',
      ),
      fc.constant('QUJD'.repeat(19)),
      fc.integer({ min: 1, max: 2500 }).map((lines) => `${'QUJD'.repeat(19)}\n`.repeat(lines)),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, lineEnd) => {
        const whole = Buffer.from(lines.join(lineEnd).replaceAll('\n', lineEnd))
        const { rest, pieces } = setAside(whole)

        expect(Buffer.compare(joined(pieces(rest)), whole)).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves of a large file its first kilobytes and its last line', () => {
    const whole = message([part('application/pdf', 'base64', base64(FILE))])

    expect(setAside(whole).rest.length).toBeLessThan(10_000)
  })

  it.each(['\r\n', '\n'])('changes nothing in what a message is taken apart into (%j)', async (lineEnd) => {
    const inner = message([part('application/zip', 'base64', base64(FILE, lineEnd), lineEnd)], lineEnd)
      .toString('latin1')
      .replace('boundary=b', 'boundary=c')
      .replaceAll('--b', '--c')
    const whole = message(
      [
        part('application/pdf; name=a.pdf', 'base64', base64(FILE, lineEnd), lineEnd),
        part('text/plain', 'base64', base64(FILE, lineEnd), lineEnd),
        part('text/plain', '7bit', base64(FILE, lineEnd), lineEnd),
        part('application/x-tar', 'quoted-printable', `${base64(FILE, lineEnd)}=`, lineEnd),
        // Padding ends the data (RFC 2045), so all behind it is nothing.
        part('image/x-two', 'base64', `QQ==${lineEnd}${base64(FILE, lineEnd)}`, lineEnd),
        part('message/rfc822', '7bit', inner, lineEnd),
      ],
      lineEnd,
    )

    const leaves = await splitMessage(whole, () => true)

    const text = base64(FILE, lineEnd)
    const bytes = (at: number): Buffer => Buffer.from(leaves[at]?.bytes ?? [])
    expect(leaves.map((leaf) => sizeOf(leaf) === leaf.bytes?.length)).toEqual(Array(6).fill(true))
    expect(Buffer.compare(bytes(0), FILE)).toBe(0)
    expect(Buffer.compare(bytes(1), FILE)).toBe(0)
    expect(bytes(2).toString('latin1').trimEnd()).toBe(text.trimEnd())
    expect(bytes(3).toString('latin1').trimEnd()).toBe(text.trimEnd())
    expect(bytes(4).toString()).toBe('A')
    expect(bytes(5).toString('latin1').trimEnd()).toBe(inner.trimEnd())
  })

  it('knows of a large file how long it is and how it begins, without decoding it', async () => {
    for (const octets of [99_998, 99_999, 100_000]) {
      const file = FILE.subarray(0, octets)
      const [leaf] = await splitMessage(
        message([part('application/pdf', 'base64', base64(file))]),
        () => true,
      )

      expect(leaf && sizeOf(leaf)).toBe(octets)
      expect(leaf && Buffer.compare(headOf(leaf).subarray(0, 4100), file.subarray(0, 4100))).toBe(0)
    }
  })

  it('gives a large attachment whole to whoever opens or saves it', async () => {
    const opened = await takeApart(
      message([part('application/octet-stream; name=a.doc', 'base64', base64(FILE))]),
    )

    expect(opened.detail.attachments).toMatchObject([{ size: FILE.length, trueType: 'pdf' }])
    expect(Buffer.compare(opened.part(0).bytes, FILE)).toBe(0)
  })
})
