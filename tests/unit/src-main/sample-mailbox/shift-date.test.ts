import { describe, expect, it } from 'vitest'
import { shiftDate, writtenAt } from '../../../../src-main/sample-mailbox/shift-date.ts'

const HOUR = 3_600_000
const shifted = (text: string, millis: number): string =>
  Buffer.from(shiftDate(Buffer.from(text, 'latin1'), millis)).toString('latin1')

describe('shiftDate', () => {
  it('moves Date and Received, each in its own zone, folded or not', () => {
    const message = [
      'Received: from a.example by b.example; Tue, 29 Dec 2026 23:30:00 +0200',
      'Received: from c.example (c.example [192.0.2.1])',
      '\tby a.example; Tue, 29 Dec 2026 15:29:00 -0600',
      'Date: Tue, 29 Dec 2026 23:28:30 +0200',
      'Subject: s',
      '',
      'text',
      '',
    ].join('\r\n')

    expect(shifted(message, 49 * HOUR)).toBe(
      [
        'Received: from a.example by b.example; Fri, 01 Jan 2027 00:30:00 +0200',
        'Received: from c.example (c.example [192.0.2.1])',
        '\tby a.example; Thu, 31 Dec 2026 16:29:00 -0600',
        'Date: Fri, 01 Jan 2027 00:28:30 +0200',
        'Subject: s',
        '',
        'text',
        '',
      ].join('\r\n'),
    )
  })

  it('keeps a half-hour zone, and crosses years backwards', () => {
    expect(shifted('Date: Fri, 01 Jan 2027 01:00:00 +0530\r\n\r\n', -2 * HOUR)).toBe(
      'Date: Thu, 31 Dec 2026 23:00:00 +0530\r\n\r\n',
    )
  })

  it('leaves other fields and the body alone, whatever their bytes', () => {
    const message =
      'Subject: Fri, 01 Jan 2027 01:00:00 +0000\r\n\r\nDate: Fri, 01 Jan 2027 01:00:00 +0000\r\n\xff\x00\r\n'

    expect(shifted(message, HOUR)).toBe(message)
  })
})

describe('writtenAt', () => {
  it('reads the Date field', () => {
    expect(writtenAt(Buffer.from('Subject: s\r\nDate: Fri, 20 Nov 2026 09:42:00 +0200\r\n\r\n'))).toBe(
      Date.UTC(2026, 10, 20, 7, 42),
    )
  })

  it('finds none in the body', () => {
    expect(writtenAt(Buffer.from('Subject: s\r\n\r\nDate: Fri, 20 Nov 2026 09:42:00 +0200\r\n'))).toBeNull()
  })
})
