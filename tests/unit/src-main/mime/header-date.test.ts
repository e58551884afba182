import { describe, expect, it } from 'vitest'
import { parseDate } from '../../../../src-main/mime/header-date.ts'

describe('parseDate', () => {
  it.each([
    ['Wed, 12 Feb 2003 10:20:30 +0100', '2003-02-12T09:20:30Z'],
    ['12 Feb 2003 10:20 GMT', '2003-02-12T10:20:00Z'],
    ['Wed, 12 Feb 03 10:20:30 EST', '2003-02-12T15:20:30Z'],
    ['Wed, 12 Feb 99 10:20:30 -0000', '1999-02-12T10:20:30Z'],
    ['Wed, 12-Feb-2003 10:20:30 +0530 (IST)', '2003-02-12T04:50:30Z'],
    ['Wed (a day), 12 (the twelfth) Feb 2003 10:20:30 Z', '2003-02-12T10:20:30Z'],
    ['Wed Feb 12 10:20:30 2003', '2003-02-12T10:20:30Z'],
    ['Wed Feb 12 10:20:30 PST 2003', '2003-02-12T18:20:30Z'],
    ['Fri, Dec 14 2001 16:05:48 -0800', '2001-12-15T00:05:48Z'],
    ['2003-02-12T10:20:30+01:00', '2003-02-12T09:20:30Z'],
    ['Sat, 8 Jun 2002 1:5:13 +-0500', '2002-06-08T01:05:13Z'],
  ])('reads %s', (raw, iso) => {
    expect(parseDate(raw)).toBe(Date.parse(iso))
  })

  it.each([
    '',
    'yesterday',
    'Wed, 31 Feb 2003 10:20:30 +0100',
    '12 Foo 2003 10:20:30',
    '1 Jan 2003 10:99:00',
    '('.repeat(100_000),
  ])('finds no date in %.40s', (raw) => {
    expect(parseDate(raw)).toBeNull()
  })
})
