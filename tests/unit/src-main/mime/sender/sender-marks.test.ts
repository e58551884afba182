import { describe, expect, it } from 'vitest'
import { senderMarks } from '../../../../../src-main/mime/sender/sender-marks.ts'

const marks = (header: string, own: string[] = []) => senderMarks(Buffer.from(`${header}\r\n\r\n`), own)
const from = (value: string, own?: string[]) => marks(`From: ${value}`, own)

describe('senderMarks', () => {
  it('has nothing to say of honest mail', () => {
    expect(
      marks('From: Noa Levi <noa@example.org>\r\nSender: noa@example.org\r\nSubject: שלום', ['example.org']),
    ).toEqual([])
    expect(from('"noa@example.org" <noa@example.org>')).toEqual([])
    expect(from('Д. Иванов <d@пример.рф>')).toEqual([])
    expect(from('محمد <m@مثال.إختبار>')).toEqual([])
    expect(from('Zoë <zoe@bücher.example>')).toEqual([])
    expect(from('日本 <a@xn--wgv71a119e.jp>')).toEqual([])
  })

  it('C14: names all of several senders, in one field or in two', () => {
    const both = [{ kind: 'several-senders', addresses: ['A <a@x.example>', 'b@y.example'] }]

    expect(from('A <a@x.example>, b@y.example')).toEqual(both)
    expect(marks('From: A <a@x.example>\r\nFrom: b@y.example')).toEqual(both)
  })

  it('C14: says when the name is another address', () => {
    expect(from('"boss@bank.example" <x@evil.example>')).toEqual([
      { kind: 'address-in-name', claimed: 'boss@bank.example' },
    ])
    expect(from('=?utf-8?B?Ym9zc0BiYW5rLmV4YW1wbGU=?= via us <x@evil.example>')[0]).toMatchObject({
      claimed: 'boss@bank.example',
    })
    expect(from('"boss＠bank.example" <x@evil.example>')[0]?.kind).toBe('address-in-name')
  })

  it('C14: finds the true sender behind a NUL, a line end and encoded words', () => {
    const [mark] = from('=?utf-8?B?cG90dXNAYmFuay5leGFtcGxlAAo=?=@evil.example')

    expect(mark).toBeUndefined()
  })

  it('C15: says who sent it for somebody else', () => {
    expect(marks('From: a@x.example\r\nSender: Robot <r@y.example>')).toEqual([
      { kind: 'sent-by', address: 'Robot <r@y.example>' },
    ])
  })

  it('C13: says when a domain mixes scripts, or passes for a Latin one', () => {
    expect(from('x@pаypal.example')).toEqual([{ kind: 'mixed-scripts', written: 'pаypal.example' }])
    expect(from('x@xn--pypal-4ve.example')[0]?.kind).toBe('mixed-scripts')
    expect(from('x@аррӏе.example')[0]?.kind).toBe('mixed-scripts')
  })

  it('C13: knows what looks like one of the user’s own domains', () => {
    expect(from('x@examp1e.org', ['example.org'])).toEqual([{ kind: 'look-alike', known: 'example.org' }])
    expect(from('x@mail.exarnple.org', ['example.org'])).toHaveLength(1)
    expect(from('x@mail.modern.org', ['modem.org'])).toEqual([{ kind: 'look-alike', known: 'modem.org' }])
    expect(from('x@mail.example.org', ['example.org'])).toEqual([])
    expect(from('x@EXAMPLE.org', ['example.org'])).toEqual([])
  })

  it.each([
    ['a direction override', 'Subject: invoice\u202efdp.exe'],
    ['an isolate', 'From: \u2066bank\u2069 <x@y.example>'],
    ['a zero-width space', 'From: b\u200bank <x@y.example>'],
    ['a soft hyphen in an encoded word', 'Subject: =?utf-8?B?YsKtYW5r?='],
    ['a word joiner in Reply-To', 'Reply-To: b\u2060ank <x@y.example>'],
  ])('C15: says that there was %s', (_, header) => {
    expect(marks(header)).toEqual([{ kind: 'hidden-characters' }])
  })

  it('C15: leaves clumsy programs alone, and the joiners that scripts need', () => {
    expect(marks('Subject: \ufeffNews\u200b')).toEqual([])
    expect(marks('Subject: می‌خواهم 👨‍👩‍👧')).toEqual([])
  })
})
