import { describe, expect, it } from 'vitest'
import { foreignReplyTo, initialOf } from '../../../../../src-renderer/features/reader/addresses.ts'

const address = (text: string) => ({ name: '', address: text })

describe('addresses of a message', () => {
  it('give away an answer that would go to somebody else', () => {
    const from = [address('bank@example.org')]

    expect(foreignReplyTo({ from, replyTo: [address('thief@other.example')] })).toHaveLength(1)
    expect(foreignReplyTo({ from, replyTo: [address('Bank@Example.org')] })).toEqual([])
    expect(foreignReplyTo({ from, replyTo: [] })).toEqual([])
  })

  it.each([
    ['noa', 'N'],
    ['נועה', 'נ'],
    ['"Quoted" Name', 'Q'],
    ['👩‍🚀 Astronaut', 'A'],
    ['山田', '山'],
    ['é́tude', 'É́'],
    ['', ''],
  ])('begin with a letter: %s with %s', (name, initial) => {
    expect(initialOf(name)).toBe(initial)
  })
})
