import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentName, cleanFileName } from '../../../../src-main/mime/attachment-name.ts'

const named = (fileName: string, mimeType = 'application/octet-stream', text = ''): string =>
  attachmentName({ fileName, mimeType, bytes: Buffer.from(text) })

describe('attachmentName', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['отчёт за май.pdf', 'отчёт за май.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\evil.exe', 'evil.exe'],
    ['\\\\host\\share\\x.doc', 'x.doc'],
    ['x:stream', 'x_stream'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1.tar.gz', '_com1.tar.gz'],
    ['console.log', 'console.log'],
    ['.bashrc', 'bashrc'],
    ['name. . .', 'name'],
    ['a\r\nb\0c.txt', 'a b c.txt'],
    ['what<is>"this"|*?.txt', 'what_is__this____.txt'],
  ])('A1: makes one plain file name of %j', (raw, name) => {
    expect(named(raw)).toBe(name)
  })

  it('A2: shows how a name really ends (C15)', () => {
    expect(named('invoice\u202efdp.exe')).toBe('invoicefdp.exe')
    expect(named('a\u200f\u200b.p\u2066df')).toBe('a.pdf')
  })

  it.each(['', '...', '/', '\u202e', '   '])('names what has no name by its type: %j', (raw) => {
    expect(named(raw, 'image/jpeg')).toBe('attachment.jpg')
    expect(named(raw, 'application/x-weird-thing-indeed')).toBe('attachment.bin')
  })

  it('names a message by its subject', () => {
    expect(named('', 'message/rfc822', 'Subject: Re: a/b\r\n\r\n')).toBe('Re_ a-b.eml')
    expect(named('', 'message/rfc822', '')).toBe('message.eml')
  })

  it('keeps the extension of a name that is too long, and whole characters', () => {
    const name = named(`${'я'.repeat(300)}.pdf`)

    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    expect(name).toMatch(/^я+\.pdf$/)
  })

  it('never leaves anything that is more than a file name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (raw) => {
        const name = cleanFileName(raw)
        // eslint-disable-next-line no-control-regex
        expect(name).not.toMatch(/[/\\:<>"|?*\u0000-\u001f\u202a-\u202e\u2066-\u2069]|^\.|[.\s]$/)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
        expect(cleanFileName(name)).toBe(name)
      }),
    )
  })
})
