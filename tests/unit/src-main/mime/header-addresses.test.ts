import { describe, expect, it } from 'vitest'
import { parseAddresses } from '../../../../src-main/mime/header-addresses.ts'

const ada = { name: 'Ada Lovelace', address: 'ada@example.org' }

describe('parseAddresses', () => {
  it.each([
    ['Ada Lovelace <ada@example.org>', [ada]],
    ['"Lovelace, Ada" <ada@example.org>', [{ name: 'Lovelace, Ada', address: 'ada@example.org' }]],
    ['ada@example.org (Ada Lovelace)', [ada]],
    ['ada@example.org', [{ name: '', address: 'ada@example.org' }]],
    ['"ada@example.org" <ada@example.org>', [{ name: '', address: 'ada@example.org' }]],
    ['=?utf-8?q?Lovelace,_Ada?= <ada@example.org>', [{ name: 'Lovelace, Ada', address: 'ada@example.org' }]],
    ['"a \\"b\\" c" <x@y.org>', [{ name: 'a "b" c', address: 'x@y.org' }]],
    ['Ada Lovelace <@relay.org,@b.org:ada@example.org>', [ada]],
    ['"john doe"@example.org', [{ name: '', address: '"johndoe"@example.org' }]],
    ['joe @ example . org', [{ name: '', address: 'joe@example.org' }]],
    ['root', [{ name: '', address: 'root' }]],
    ['The Post Office', [{ name: 'The Post Office', address: '' }]],
    ['', []],
    [';;;,,,', []],
  ])('reads %s', (raw, addresses) => {
    expect(parseAddresses(raw)).toEqual(addresses)
  })

  it('flattens groups', () => {
    expect(
      parseAddresses('Friends: Ada Lovelace <ada@example.org>, b@c.org;, undisclosed-recipients:;'),
    ).toEqual([ada, { name: '', address: 'b@c.org' }])
  })

  it('C14: makes no address out of what an encoded word holds', () => {
    const [first] = parseAddresses('=?utf-8?q?boss=40bank.org_=3Cboss=40bank.org=3E?= <evil@example.org>')

    expect(first?.address).toBe('evil@example.org')
  })

  it('C15: strips characters that disguise a name', () => {
    const name = Buffer.from('Admin\u202egro.knab\u200b').toString('latin1')

    expect(parseAddresses(`${name} <evil@example.org>`)).toEqual([
      { name: 'Admingro.knab', address: 'evil@example.org' },
    ])
  })

  it('C14: keeps NUL and line breaks out of names and addresses', () => {
    expect(parseAddresses('a\0b <x@y.org\0>')).toEqual([{ name: 'a b', address: 'x@y.org' }])
    expect(parseAddresses('=?utf-8?q?a=0D=0ABcc:_x?= <x@y.org>')).toEqual([
      { name: 'a Bcc: x', address: 'x@y.org' },
    ])
  })

  it.each([
    ';'.repeat(100_000),
    ' '.repeat(100_000),
    '('.repeat(100_000),
    '"'.repeat(100_001),
    '=?'.repeat(60_000),
    'a:'.repeat(60_000),
    '<'.repeat(100_000),
  ])('A6: is done with a hostile field', (raw) => {
    expect(parseAddresses(raw).length).toBeLessThanOrEqual(2)
  })
})
