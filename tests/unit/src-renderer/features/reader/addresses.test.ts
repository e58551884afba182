import { describe, expect, it } from 'vitest'
import {
  foreignReplyTo,
  initialOf,
  isListProgram,
} from '../../../../../src-renderer/features/reader/addresses.ts'

const address = (text: string) => ({ name: '', address: text })

describe('addresses of a message', () => {
  it('give away an answer that would go to somebody else, and one that goes to a mailing list', () => {
    const [bank, list] = [address('bank@example.org'), address('list@lists.example')]
    const answers = (...replyTo: { name: string; address: string }[]) =>
      foreignReplyTo({ from: [bank], to: [address('me@example.org')], cc: [list], replyTo })

    const thief = address('thief@other.example')
    expect(answers(thief)).toEqual({ foreign: [thief], toList: [] })
    // Of the same provider as the reader is no list.
    expect(answers(address('thief@example.org')).foreign).toHaveLength(1)
    expect(answers(address('List@lists.example')).toList).toHaveLength(1)
    expect(answers(address('Bank@Example.org'))).toEqual({ foreign: [], toList: [] })
    expect(answers()).toEqual({ foreign: [], toList: [] })
  })

  it.each([
    ['ilug-admin@linux.example', true],
    ['owner-ILUG@Linux.example', true],
    ['ilug-bounces@linux.example', true],
    ['ilug@linux.example', false],
    ['ilug-admin@other.example', false],
    ['ilug-president@linux.example', false],
    ['bulk@evil.example', false],
    ['-admin@', false],
    ['', false],
  ])('are those of a mailing list’s program, or not: %s', (sender, isProgram) => {
    expect(isListProgram(sender, { to: [address('ilug@linux.example'), address('')], cc: [] })).toBe(
      isProgram,
    )
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
