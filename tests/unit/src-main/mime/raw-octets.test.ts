import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { allFields } from '../../../../src-main/mime/all-fields.ts'
import { senderMarks } from '../../../../src-main/mime/sender/sender-marks.ts'
import { readHeader } from '../../../../src-main/mime/summarise-header.ts'

const header = (charset: string, encoding: string, subject: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    iconv.encode(
      `Subject: ${subject}\r\nFrom: "${subject}" <noa@example.org>\r\nContent-Type: text/html;\r\n charset="${charset}"\r\n\r\n`,
      encoding,
    ),
  )

describe('a header with raw octets', () => {
  it.each([
    ['windows-1254', 'windows-1254', '[WM] çekilişini kaçırmayın'],
    ['ks_c_5601-1987', 'euc-kr', '교육팀'],
    // Its second octets are those of backslashes and quotes.
    ['shift_jis', 'shift_jis', 'ソ表能'],
    ['CHINESEBIG5', 'big5', '還在用20%的'],
    ['iso-8859-1', 'utf-8', 'Grüße'],
    ['no-such-set', 'windows-1251', 'Привет всем'],
  ])('is in the character set that it names for its text: %s', (charset, encoding, subject) => {
    const bytes = header(charset, encoding, subject)

    expect(readHeader(bytes)).toMatchObject({
      subject,
      from: [{ name: subject, address: 'noa@example.org' }],
    })
    expect(allFields(bytes)[0]).toEqual({ name: 'Subject', value: subject })
  })

  it('is warned of for no byte order mark of its words', () => {
    const word = (text: string): string =>
      `=?utf-16?B?${iconv.encode(text, 'utf-16', { addBOM: true }).toString('base64')}?=`
    const bytes = new Uint8Array(Buffer.from(`Subject: ${word('Проверка')}\r\n ${word(' письма')}\r\n\r\n`))

    expect(readHeader(bytes).subject).toBe('Проверка письма')
    expect(senderMarks(bytes, [])).toEqual([])
  })
})
