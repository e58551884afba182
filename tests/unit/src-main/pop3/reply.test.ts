import { describe, expect, it } from 'vitest'
import { cleanServerText, parseReply } from '../../../../src-main/pop3/reply.ts'

describe('a status line', () => {
  it.each([
    ['+OK', { kind: 'ok', responseCode: undefined, text: '' }],
    ['+OK 2 320', { kind: 'ok', responseCode: undefined, text: '2 320' }],
    ['+ok 2', { kind: 'ok', responseCode: undefined, text: '2' }],
    ['-ERR', { kind: 'refused', responseCode: undefined, text: '' }],
    ['+ERR no', { kind: 'refused', responseCode: undefined, text: 'no' }],
    ['-err no', { kind: 'refused', responseCode: undefined, text: 'no' }],
    ['-ERR [IN-USE] busy', { kind: 'refused', responseCode: 'IN-USE', text: '[IN-USE] busy' }],
    ['-ERR [sys/temp]', { kind: 'refused', responseCode: 'SYS/TEMP', text: '[sys/temp]' }],
    ['-ERR [not a code] x', { kind: 'refused', responseCode: undefined, text: '[not a code] x' }],
    ['-ERR see [AUTH]', { kind: 'refused', responseCode: undefined, text: 'see [AUTH]' }],
    ['+ ', { kind: 'continue', responseCode: undefined, text: '' }],
    ['+ cGFzcw==', { kind: 'continue', responseCode: undefined, text: 'cGFzcw==' }],
    ['+ OK', { kind: 'continue', responseCode: undefined, text: 'OK' }],
  ])('%j is read', (line, reply) => {
    expect(parseReply(line)).toEqual(reply)
  })

  it.each(['', '+OKAY', '-', '-ERROR', '++OK', ' +OK', '* OK', 'From: anna'])('%j is none', (line) => {
    expect(() => parseReply(line)).toThrow('neither +OK nor -ERR')
  })
})

describe('server text', () => {
  it('loses control and direction characters', () => {
    expect(cleanServerText('a\u0000\u001b[31mb\u202ec\u2028d\r\ne')).toBe('a [31mb c d e')
  })

  it('is cut off after 512 characters', () => {
    expect(cleanServerText('x'.repeat(512))).toHaveLength(512)
    expect(cleanServerText('x'.repeat(513))).toBe(`${'x'.repeat(512)}…`)
  })
})
