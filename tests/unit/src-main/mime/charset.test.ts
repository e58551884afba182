import { describe, expect, it } from 'vitest'
import iconv from 'iconv-lite'
import { decodeText } from '../../../../src-main/mime/charset.ts'

const RUSSIAN = 'Здравствуйте, это обычное письмо на русском языке.'
const HEBREW = 'שלום לכם, זה מכתב רגיל בעברית עם כמה מילים.'

describe('decodeText', () => {
  it.each([
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['windows-1255', HEBREW],
    ['windows-1252', 'Übergröße für Männer: naïve café à la carte'],
    ['utf-8', `${RUSSIAN} ${HEBREW}`],
  ])('guesses unlabelled %s', (charset, text) => {
    expect(decodeText(iconv.encode(text, charset), '')).toBe(text)
  })

  it.each(['windows-1251', 'koi8-r', 'windows-1255'])('guesses a short subject in %s', (charset) => {
    const text = charset === 'windows-1255' ? 'שלום עולם' : 'Привет всем'
    expect(decodeText(iconv.encode(text, charset), 'us-ascii')).toBe(text)
  })

  it.each([
    ['big5', '改善掉髮，預防禿頭的最佳選擇'],
    ['gb18030', '黄山旅游天天发,南京特价宾馆任你选'],
    ['euc-kr', '[광고] 신선한 촛불파티에 초대합니다'],
  ])('guesses a subject in %s', (charset, text) => {
    expect(decodeText(iconv.encode(text, charset), '')).toBe(text)
  })

  it.each(['Тема: тёмная', 'надёжно', 'пока не истечёт'])('takes %s in koi8-r for no Chinese', (text) => {
    expect(decodeText(iconv.encode(text, 'koi8-r'), '')).toBe(text)
  })

  it.each([
    ['iso-8859-8-i', Buffer.from(iconv.encode('שלום', 'iso-8859-8')), 'שלום'],
    ['GB2312', iconv.encode('中文', 'gbk'), '中文'],
    ['big5', iconv.encode('中文', 'big5'), '中文'],
    ['ks_c_5601-1987', iconv.encode('한국어', 'cp949'), '한국어'],
    ['iso-2022-jp', Buffer.from('\x1b$BF|K\\\x1b(B OK', 'latin1'), '日本 OK'],
    ['iso-2022-kr', Buffer.from('\x1b$)C\x0eGQ19\x0f ok', 'latin1'), '한국 ok'],
    ['hz-gb-2312', Buffer.from('~{VPND~} ok ~~', 'latin1'), '中文 ok ~'],
    ['tis-620', iconv.encode('ไทย', 'tis620'), 'ไทย'],
    ['iso-8859-1', Buffer.from([0x93, 0x68, 0x69, 0x94]), '“hi”'],
  ])('decodes %s', (charset, bytes, text) => {
    expect(decodeText(bytes, charset)).toBe(text)
  })

  it('believes the octets when they are UTF-8 under a Latin-1 label', () => {
    expect(decodeText(Buffer.from('Grüße, Mädchen'), 'iso-8859-1')).toBe('Grüße, Mädchen')
  })

  it('guesses what is labelled UTF-8 and is not', () => {
    expect(decodeText(iconv.encode(RUSSIAN, 'windows-1251'), 'utf-8')).toBe(RUSSIAN)
  })

  it('keeps UTF-8 in which one character is cut', () => {
    expect(decodeText(Buffer.from(RUSSIAN).subarray(0, -2), 'utf-8')).toContain('Здравствуйте')
  })

  it('C16: never decodes UTF-7 as HTML', () => {
    const bytes = Buffer.from('+ADw-script+AD4-')

    expect(decodeText(bytes, 'utf-7', true)).toBe('+ADw-script+AD4-')
    expect(decodeText(bytes, 'utf-7')).toBe('<script>')
  })

  it.each(['base64', 'hex', 'no-such-set', '__proto__', ''])('takes %j for no label at all', (label) => {
    expect(decodeText(Buffer.from('YWJj plain'), label)).toBe('YWJj plain')
  })
})
