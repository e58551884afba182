import { describe, expect, it } from 'vitest'
import { findUnfinished, findViolations, type Whereabouts } from '../../torture/find-violations.ts'

const one = { sha256: 'aa', messageId: '1@example.org' }
const two = { sha256: 'bb', messageId: '2@example.org' }
const delivered = [one, two]
const store = (change: Partial<Whereabouts['store']> = {}): Whereabouts['store'] => ({
  damage: [],
  whole: [],
  deleted: [],
  waiting: 0,
  rows: [],
  ...change,
})

describe('findViolations', () => {
  it('has nothing to say while each message is on the server, here, or both', () => {
    const here = store({ whole: ['aa'], rows: [one.messageId, two.messageId] })

    expect(findViolations({ delivered, onServer: ['aa', 'bb'], store: here })).toEqual([])
    expect(findViolations({ delivered, onServer: ['bb'], store: { ...here, deleted: ['aa'] } })).toEqual([])
  })

  it.each([
    ['neither here nor there', [], store({ whole: ['aa'] }), 'lost: <2@example.org>'],
    ['stored twice', ['bb'], store({ whole: ['aa', 'aa'] }), 'twice in the store: <1@example.org>'],
    [
      'listed twice',
      ['aa', 'bb'],
      store({ rows: [one.messageId, one.messageId] }),
      'twice in the list: <1@example.org>',
    ],
    [
      'stored with other bytes than were delivered',
      ['aa', 'bb'],
      store({ whole: ['cc'] }),
      'altered: the store holds <never delivered>',
    ],
    [
      'said to be deleted while the server still has it',
      ['aa', 'bb'],
      store({ whole: ['aa'], deleted: ['aa'] }),
      'said to be deleted, but on the server: <1@example.org>',
    ],
    ['damaged', ['aa', 'bb'], store({ damage: ['page 7'] }), 'the database is damaged: page 7'],
  ])('names a message that is %s', (_, onServer, found, words) => {
    const violations = findViolations({ delivered, onServer, store: found })

    expect(violations).toHaveLength(1)
    expect(violations[0]).toContain(words)
  })
})

describe('findUnfinished', () => {
  it('has nothing to say when everything is here and nothing there', () => {
    const here = store({ whole: ['aa', 'bb'], rows: [one.messageId, two.messageId] })

    expect(findUnfinished({ delivered, onServer: [], store: here })).toEqual([])
  })

  it('names what is not here, what is still there, rows without a message, and what cannot be found', () => {
    const here = store({ whole: ['aa'], waiting: 3, rows: [one.messageId, two.messageId] })

    expect(findUnfinished({ delivered, onServer: ['bb'], store: here })).toEqual([
      'not in the store at the end: <2@example.org>',
      '1 messages are left on the server at the end',
      '3 messages are not searchable at the end',
      '2 rows for 1 messages at the end',
    ])
  })
})
