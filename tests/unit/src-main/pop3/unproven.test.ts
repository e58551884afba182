import { describe, expect, it } from 'vitest'
import type { Command } from '../../../../src-main/pop3/command.ts'
import { retr } from '../../../../src-main/pop3/commands/retr.ts'
import { top } from '../../../../src-main/pop3/commands/top.ts'
import { createUnproven } from '../../../../src-main/pop3/unproven.ts'

/** Bodies that end one after the other, and what becomes of each. */
function endBodies() {
  const unproven = createUnproven()
  const out: string[] = []
  const end = (name: string, command: Command<unknown>, octets: number, isFollowed: boolean): string =>
    unproven.add({
      command,
      octets,
      isFollowed,
      handOut: () => out.push(name),
      reject: () => out.push(`no ${name}`),
    })?.verb ?? 'nothing'
  return { unproven, out, end }
}
const listed = (octets: number): Command<unknown> => retr(1, { octets })

describe('a message that ended', () => {
  it('is handed out at once when it is as long as LIST says and nothing follows', () => {
    const { out, end } = endBodies()

    expect(end('message', listed(10), 10, false)).toBe('nothing')
    expect(out).toEqual(['message'])
  })

  it('waits for the next status line where one is due', () => {
    const { unproven, out, end } = endBodies()

    expect(end('message', retr(1), 10, true)).toBe('nothing')
    expect(out).toEqual([])
    unproven.onStatus()
    expect(out).toEqual(['message'])
  })

  it('needs a fence when nothing is known of its size and nothing follows', () => {
    const { unproven, out, end } = endBodies()

    expect(end('message', retr(1), 10, false)).toBe('LIST')
    unproven.onStatus()
    expect(out).toEqual([])
    unproven.onFence()
    expect(out).toEqual(['message'])
  })

  it.each([9, 11])(
    'needs a fence when LIST says that it has %d octets, and holds back all behind it',
    (octets) => {
      const { unproven, out, end } = endBodies()

      expect(end('doubtful', listed(octets), 10, true)).toBe('LIST')
      unproven.onStatus()
      expect(end('next', listed(10), 10, true)).toBe('nothing')
      unproven.onStatus()
      expect(out).toEqual([])
      unproven.onFence()
      expect(out).toEqual(['doubtful', 'next'])
    },
  )

  it('goes out when it is a header, unless something before it is in doubt', () => {
    const { out, end } = endBodies()

    end('header', top(1, 0), 10, false)
    end('short', listed(11), 10, false)
    end('held header', top(2, 0), 10, false)

    expect(out).toEqual(['header'])
  })
})

describe('the end of a session', () => {
  it.each([
    ['a message of its full length', listed(10), true, ['message']],
    ['a message of its full length when octets were left over', listed(10), false, ['no message']],
    ['a message of unknown length', retr(1), true, ['no message']],
    ['a header', top(1, 0), true, ['message']],
  ] as const)('decides on %s', (_what, command, isBetweenReplies, outcome) => {
    const { unproven, out, end } = endBodies()
    end('message', command, 10, true)

    unproven.end(new Error('over'), isBetweenReplies)

    expect(out).toEqual(outcome)
    expect(unproven.isEmpty).toBe(true)
  })

  it('leaves nothing of what a fence was to prove', () => {
    const { unproven, out, end } = endBodies()
    end('short', listed(11), 10, true)
    end('next', listed(10), 10, true)

    unproven.end(new Error('over'), true)

    expect(out).toEqual(['no short', 'no next'])
  })
})
