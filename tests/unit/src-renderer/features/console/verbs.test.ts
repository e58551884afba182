import { describe, expect, it } from 'vitest'
import { completionsOf } from '../../../../../src-renderer/features/console/complete-line.ts'
import { parseLine, secretStart, shapeOf, VERBS } from '../../../../../src-renderer/features/console/verbs.ts'

describe('a verb', () => {
  it.each([
    ['list', 'lines'],
    ['LIST 3', 'line'],
    ['uidl', 'lines'],
    ['UIDL  3', 'line'],
    ['RETR 3', 'lines'],
    ['top 3 0', 'lines'],
    ['CAPA', 'lines'],
    ['AUTH', 'lines'],
    ['AUTH PLAIN', 'line'],
    ['DELE 3', 'line'],
    ['STAT', 'line'],
  ] as const)('says whether lines follow: %s, %s', (line, shape) => {
    expect(shapeOf(line, shape === 'line' ? 'lines' : 'line')).toBe(shape)
  })

  it('that is unknown leaves it to the caller', () => {
    expect([shapeOf('XFOO', 'line'), shapeOf('XFOO', 'lines')]).toEqual(['line', 'lines'])
    expect(parseLine('  xfoo  bar ')).toEqual({ name: 'XFOO', args: ['bar'], verb: undefined })
  })

  it('fits a state, and says so in words', () => {
    const fitting = (state: 'authorization' | 'transaction'): string[] =>
      VERBS.filter(({ states, isRare }) => states.includes(state) && !isRare).map(({ name }) => name)

    expect(fitting('authorization').join(' ')).toBe('CAPA STLS USER PASS APOP AUTH UTF8 LANG QUIT')
    expect(fitting('transaction').join(' ')).toBe('CAPA LANG STAT LIST UIDL TOP RETR DELE RSET NOOP QUIT')
  })
})

describe('what is secret in a line', () => {
  it.each([
    ['PASS hunter2', 'PASS '],
    ['  pass\thunter2', '  pass\t'],
    ['APOP anna c4c9', 'APOP anna '],
    ['auth PLAIN AGFubmE', 'auth PLAIN '],
  ])('of %j all but %j', (line, open) => {
    expect(line.slice(0, secretStart(line)!)).toBe(open)
  })

  it.each(['PASS', 'PASSWORD', 'USER anna', 'AUTH PLAIN', 'APOP anna', 'NOOP PASS x'])(
    'of %j nothing',
    (line) => {
      expect(secretStart(line)).toBeNull()
    },
  )
})

describe('Tab', () => {
  const inside: Parameters<typeof completionsOf>[1] = { state: 'transaction', messages: 12, marked: [10] }
  const complete = (line: string, state = inside): string[] => completionsOf(line, state)

  it('completes verbs, first those that fit the state', () => {
    expect(complete('st')).toEqual(['STAT', 'STLS'])
    expect(complete('ST', { state: 'authorization', messages: null, marked: [] })).toEqual(['STLS', 'STAT'])
    expect(complete('de')).toEqual(['DELE '])
  })

  it('completes numbers of messages that are not marked', () => {
    expect(complete('RETR 1')).toEqual(['RETR 11', 'RETR 12'])
    expect(complete('dele ')).toHaveLength(11)
  })

  it.each(['', 'STAT', 'XFOO', 'STAT 1', 'TOP 1 5', 'RETR 99'])('leaves %j alone', (line) => {
    expect(complete(line)).toEqual([])
  })
})
