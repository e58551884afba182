import { describe, expect, it } from 'vitest'
import { summariseHeader } from '../../../../src-main/mime/summarise-header.ts'

const HEADER = [
  'Received: from somewhere',
  'From: =?utf-8?q?Ada?= <ada@example.org>',
  'To: b@example.org, Carl',
  ' <c@example.org>',
  'Subject: folded',
  '\tsubject',
  'Date: Wed, 12 Feb 2003 10:20:30 +0000',
  'Message-ID: <1@example.org>',
  'X-Spam-Status: Yes, score=7.3 required=5.0',
].join('\r\n')

describe('summariseHeader', () => {
  it('tells what a row of the list needs', () => {
    const { headerHash, ...summary } = summariseHeader(Buffer.from(`${HEADER}\r\n\r\nbody`))

    expect(summary).toEqual({
      subject: 'folded subject',
      fromName: 'Ada',
      fromAddress: 'ada@example.org',
      recipients: 'b@example.org, Carl <c@example.org>',
      date: Date.parse('2003-02-12T10:20:30Z'),
      messageId: '1@example.org',
      references: [],
      spamScore: 7.3,
      isSpam: true,
    })
    expect(headerHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('recognises a message by its header, however TOP ended it', () => {
    const forms = ['', '\r\n', '\r\n\r\n', '\r\n\r\n\r\n', '\r\n\r\nbody\r\n\r\nmore'].map(
      (end) => HEADER + end,
    )
    const hashes = forms.map((form) => summariseHeader(Buffer.from(form)).headerHash)

    expect(new Set(hashes).size).toBe(1)
    expect(summariseHeader(Buffer.from(`${HEADER}!`)).headerHash).not.toBe(hashes[0])
  })

  it('takes nothing from the body', () => {
    expect(summariseHeader(Buffer.from('To: a@b.org\n\nSubject: not mine\n')).subject).toBe('')
  })

  it('reads on past lines that are no fields', () => {
    expect(summariseHeader(Buffer.from('garbage\n: empty\nSubject: found\n')).subject).toBe('found')
  })

  it('reads the field behind a byte order mark', () => {
    expect(summariseHeader(Buffer.from('\ufeffSubject: hi\r\nTo: a@example.org\r\n')).subject).toBe('hi')
  })

  it('reads raw 8-bit subjects', () => {
    expect(summariseHeader(Buffer.from('Subject: Grüße\r\n\r\n')).subject).toBe('Grüße')
  })

  it('names the Sender where there is no From', () => {
    expect(summariseHeader(Buffer.from('Sender: s@example.org\n')).fromAddress).toBe('s@example.org')
  })

  it.each([
    ['nothing', ''],
    ['an endless line', `Subject: ${'x'.repeat(3_000_000)}`],
    ['an endless fold', `Subject: x${'\n '.repeat(500_000)}`],
    ['a million fields', 'X: y\n'.repeat(1_000_000)],
    ['only line ends', '\r\n'.repeat(500_000)],
  ])('A5: gives a short summary of %s', (_, block) => {
    const summary = summariseHeader(Buffer.from(block))

    expect(JSON.stringify(summary).length).toBeLessThan(4000)
  })

  it('names each message that it refers to once, and of many the first and the last', () => {
    const references = (lines: string): string[] =>
      summariseHeader(Buffer.from(`${lines}\r\n\r\n`)).references

    expect(
      references(
        'References: <a@x>\r\n <b@x>\r\nIn-Reply-To: Your message <b@x> of Monday <c@x>\r\nMessage-ID: <c@x>',
      ),
    ).toEqual(['a@x', 'b@x'])
    expect(references('In-Reply-To: your letter\r\nReferences: <> <no-sign>')).toEqual([])
    const many = references(
      `References: ${Array.from({ length: 100 }, (_, at) => `<${String(at)}@x>`).join(' ')}`,
    )
    expect([many.length, many[0], many[1], many.at(-1)]).toEqual([32, '0@x', '69@x', '99@x'])
  })
})
