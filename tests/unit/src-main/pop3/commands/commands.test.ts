import { describe, expect, it } from 'vitest'
import { maskSecrets, toRecord, toWire } from '../../../../../src-main/pop3/command.ts'
import type { Answer, Command } from '../../../../../src-main/pop3/command.ts'
import { authList } from '../../../../../src-main/pop3/commands/auth-list.ts'
import { capa } from '../../../../../src-main/pop3/commands/capa.ts'
import { dele } from '../../../../../src-main/pop3/commands/dele.ts'
import { greeting } from '../../../../../src-main/pop3/commands/greeting.ts'
import { lang, languages } from '../../../../../src-main/pop3/commands/lang.ts'
import { last } from '../../../../../src-main/pop3/commands/last.ts'
import { list, listOne } from '../../../../../src-main/pop3/commands/list.ts'
import { noop } from '../../../../../src-main/pop3/commands/noop.ts'
import { pass } from '../../../../../src-main/pop3/commands/pass.ts'
import { quit } from '../../../../../src-main/pop3/commands/quit.ts'
import { raw } from '../../../../../src-main/pop3/commands/raw.ts'
import { retr } from '../../../../../src-main/pop3/commands/retr.ts'
import { rset } from '../../../../../src-main/pop3/commands/rset.ts'
import { stat } from '../../../../../src-main/pop3/commands/stat.ts'
import { stls } from '../../../../../src-main/pop3/commands/stls.ts'
import { top } from '../../../../../src-main/pop3/commands/top.ts'
import { uidl } from '../../../../../src-main/pop3/commands/uidl.ts'
import { user } from '../../../../../src-main/pop3/commands/user.ts'
import { utf8 } from '../../../../../src-main/pop3/commands/utf8.ts'
import { Pop3ProtocolError } from '../../../../../src-main/pop3/errors.ts'

const answer = (text: string, body = ''): Answer => ({
  text,
  body: new Uint8Array(Buffer.from(body, 'latin1')),
})
const AUTHORIZATION = ['authorization']
const TRANSACTION = ['transaction']
const BOTH = ['authorization', 'transaction']

describe('each command', () => {
  it.each<[Command<unknown>, string, boolean, string[]]>([
    [capa(), 'CAPA', true, BOTH],
    [stls(), 'STLS', false, AUTHORIZATION],
    [user('anna'), 'USER anna', false, AUTHORIZATION],
    [pass('secret'), 'PASS secret', false, AUTHORIZATION],
    [stat(), 'STAT', false, TRANSACTION],
    [list(), 'LIST', true, TRANSACTION],
    [listOne(2), 'LIST 2', false, TRANSACTION],
    [uidl(), 'UIDL', true, TRANSACTION],
    [top(2, 10), 'TOP 2 10', true, TRANSACTION],
    [retr(2), 'RETR 2', true, TRANSACTION],
    [dele(2), 'DELE 2', false, TRANSACTION],
    [noop(), 'NOOP', false, TRANSACTION],
    [rset(), 'RSET', false, TRANSACTION],
    [quit(false), 'QUIT', false, BOTH],
    [utf8(), 'UTF8', false, AUTHORIZATION],
    [languages(), 'LANG', true, BOTH],
    [lang('*'), 'LANG *', false, BOTH],
    [last(), 'LAST', false, TRANSACTION],
    [authList(), 'AUTH', true, AUTHORIZATION],
    [raw('HELP', 'lines'), 'HELP', true, BOTH],
    [raw('xtnd XLST subject 1', 'line'), 'XTND XLST subject 1', false, BOTH],
  ])('%# is written, answered and placed as its RFC says', (command, line, isMultiLine, states) => {
    expect(toWire(command)).toBe(`${line}\r\n`)
    expect(command.body !== undefined).toBe(isMultiLine)
    expect(command.states).toEqual(states)
  })
})

describe('greeting', () => {
  it('is what follows +OK', () => {
    expect(greeting().parse(answer('ready <1896.697170952@dbc.mtview.ca.us>'))).toContain('<1896.')
  })
})

describe('list with a number', () => {
  it('is answered by the number and a size', () => {
    expect(listOne(2).parse(answer('2 320 octets'))).toEqual({ number: 2, octets: 320 })
  })

  it.each(['', '320', '3 320', '120 octets', 'message 2', '2', '2 many'])('is not answered by %j', (text) => {
    expect(() => listOne(2).parse(answer(text))).toThrow(Pop3ProtocolError)
  })
})

describe('stat', () => {
  it('allows words behind the numbers', () => {
    expect(stat().parse(answer('2 320 octets'))).toEqual({ count: 2, octets: 320 })
  })

  it.each(['', '2', 'two 320', '2 -5', '2,320'])('finds %j unreadable', (text) => {
    expect(() => stat().parse(answer(text))).toThrow('not a number')
  })
})

describe('list', () => {
  it('reads numbers and sizes', () => {
    expect(list().parse(answer('', '1 10\r\n 3   30  unseen\r\n'))).toEqual([
      { number: 1, octets: 10 },
      { number: 3, octets: 30 },
    ])
  })

  it.each(['1', 'one 10', '1 ten', ''])('finds the line %j unreadable', (line) => {
    expect(() => list().parse(answer('', `${line}\r\n`))).toThrow('not a number')
  })
})

describe('uidl', () => {
  it.each([
    ['1 abc', 'abc'],
    ['1   abc  ', 'abc'],
    ['+OK 1 abc', 'abc'],
    ['1', ''],
    ['1 ', ''],
    ['1 a b', 'a b'],
    ['1 \xe9\x00', '\xe9\0'],
    [`1 ${'x'.repeat(10_240)}`, 'x'.repeat(10_240)],
  ])('reads %j', (line, uid) => {
    expect(uidl().parse(answer('', `${line}\r\n`))).toEqual([{ number: 1, uid }])
  })

  it.each(['', 'abc', '1a b', '-ERR'])('finds the line %j unreadable', (line) => {
    expect(() => uidl().parse(answer('', `${line}\r\n`))).toThrow('not a number')
  })
})

describe('lang', () => {
  it('reads tags and names, which are UTF-8', () => {
    const body = Buffer.from(
      'en English\r\nen-boont English Boontling dialect\r\nes Español\r\nit\r\n',
    ).toString('latin1')

    expect(languages().parse(answer('', body))).toEqual([
      { tag: 'en', name: 'English' },
      { tag: 'en-boont', name: 'English Boontling dialect' },
      { tag: 'es', name: 'Español' },
      { tag: 'it', name: '' },
    ])
  })
})

describe('last', () => {
  it('reads the number, and finds anything else unreadable', () => {
    expect(last().parse(answer('2 is the last'))).toBe(2)
    expect(() => last().parse(answer('none'))).toThrow('not a number')
  })
})

describe('auth without an argument', () => {
  it('reads one mechanism a line', () => {
    expect(authList().parse(answer('', 'NTLM\r\n login \r\n'))).toEqual(['NTLM', 'LOGIN'])
  })
})

describe('a raw line', () => {
  it.each([
    ['USER anna', 'USER ****'],
    ['pass a pass word', 'PASS ****'],
    [' APOP anna 0123', 'APOP ****'],
    ['AUTH PLAIN AGFubmE=', 'AUTH PLAIN ****'],
    ['AUTH', 'AUTH'],
    ['XTND XMIT', 'XTND XMIT'],
  ])('%j is recorded as %s', (line, record) => {
    expect(toRecord(raw(line, 'line'))).toBe(record)
  })

  it('has what the server repeats of a password masked', () => {
    expect(maskSecrets(raw('PASS a pass word', 'line'), 'no user has "a pass word"')).toBe(
      'no user has "****"',
    )
  })

  it.each(['STLS', 'quit', 'HELP\r\nDELE 1'])('cannot be %j', (line) => {
    expect(() => toWire(raw(line, 'line'))).toThrow(TypeError)
  })
})
