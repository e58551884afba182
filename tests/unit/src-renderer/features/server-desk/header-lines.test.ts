import { describe, expect, it } from 'vitest'
import {
  blockLists,
  headerLines,
  repliesElsewhere,
} from '../../../../../src-renderer/features/server-desk/header-lines.ts'

describe('the lines of a header', () => {
  it('are unfolded, and keep the order and the colons of their values', () => {
    const header = 'Received: from a\r\n\tby b;\r\n Sat, 21 Nov 2026 09:31:07 +0100\r\nSubject: Re: tea\r\n'

    expect(headerLines(header)).toEqual([
      { name: 'Received', value: 'from a by b; Sat, 21 Nov 2026 09:31:07 +0100' },
      { name: 'Subject', value: 'Re: tea' },
    ])
  })

  it('show what is no field as it is', () => {
    expect(headerLines('From nobody\nSubject:\nno colon: here')).toEqual([
      { name: '', value: 'From nobody' },
      { name: 'Subject', value: '' },
      { name: '', value: 'no colon: here' },
    ])
  })
})

describe('the domain that replies go to', () => {
  it.each([
    ['another one', '"Prizes" <win@promo.example>', 'collect@other.example', 'other.example'],
    ['the same', 'Noa <noa@example.org>', '<Office@EXAMPLE.org>', null],
    ['one below it', 'noa@example.org', 'noa@lists.example.org', null],
    ['one that only ends alike', 'noa@example.org', 'noa@notexample.org', 'notexample.org'],
    ['none', 'noa@example.org', '', null],
  ])('is named when it is another: %s', (_, from, replyTo, named) => {
    const lines = headerLines(`From: ${from}\nReply-To: ${replyTo}`)

    expect(repliesElsewhere(lines)).toBe(named)
  })
})

it('counts a block list once, however often it speaks', () => {
  const lines = headerLines(
    'X-Blacklisted-By: cbl.example\nx-blacklisted-by: zen.example\nX-Blacklisted-By: cbl.example',
  )

  expect(blockLists(lines)).toEqual(['cbl.example', 'zen.example'])
})
