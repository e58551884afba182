import { describe, expect, it } from 'vitest'
import { parseCapabilities } from '../../../../src-main/pop3/capabilities.ts'
import type { Pop3Session } from '../../../../src-main/pop3/pop3-session.ts'
import { readListing } from '../../../../src-main/sync/read-listing.ts'

type Answers = Pick<Pop3Session, 'capabilities' | 'stat' | 'list' | 'uidl'>

/** A session that answers the three commands so. */
const sessionWith = (count: number, sizes: [number, number][], uids: [number, string][]): Pop3Session => {
  const answers: Answers = {
    capabilities: parseCapabilities(['TOP', 'UIDL']),
    stat: () => Promise.resolve({ count, octets: 0 }),
    list: () => Promise.resolve(sizes.map(([number, octets]) => ({ number, octets }))),
    uidl: () => Promise.resolve(uids.map(([number, uid]) => ({ number, uid }))),
  }
  return answers as Pop3Session
}

describe('readListing', () => {
  it('joins sizes and unique-ids by number, in the order of the numbers', async () => {
    const session = sessionWith(
      2,
      [
        [1, 10],
        [2, 20],
      ],
      [
        [2, 'b'],
        [1, 'a'],
      ],
    )

    expect(await readListing(session)).toEqual({
      messages: [
        { number: 1, uid: 'a', octets: 10, isAmbiguous: false },
        { number: 2, uid: 'b', octets: 20, isAmbiguous: false },
      ],
      isComplete: true,
    })
  })

  it.each([
    [
      'UIDL was cut',
      2,
      [
        [1, 10],
        [2, 20],
      ],
      [[1, 'a']],
    ],
    [
      'LIST was cut',
      2,
      [[1, 10]],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'STAT says more',
      3,
      [
        [1, 10],
        [2, 20],
      ],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    ['STAT says nothing', 0, [[1, 10]], [[1, 'a']]],
  ] as [string, number, [number, number][], [number, string][]][])(
    'does not take the listing for complete when %s',
    async (_what, count, sizes, uids) => {
      expect((await readListing(sessionWith(count, sizes, uids))).isComplete).toBe(false)
    },
  )

  it('leaves out what one listing has and the other has not, and an empty unique-id', async () => {
    const session = sessionWith(
      3,
      [
        [1, 10],
        [2, 20],
        [3, 30],
      ],
      [
        [2, 'b'],
        [3, ''],
        [4, 'd'],
      ],
    )

    expect((await readListing(session)).messages.map(({ uid }) => uid)).toEqual(['b'])
  })

  it('tells messages with the same unique-id by their headers, whatever their order', async () => {
    const headers = { 1: 'Subject: one', 3: 'Subject: three' } as Record<number, string>
    const takeHeader = (number: number) =>
      Promise.resolve(new Uint8Array(new TextEncoder().encode(headers[number])))
    const sizes: [number, number][] = [1, 2, 3].map((number) => [number, 10])
    const session = sessionWith(3, sizes, [
      [1, 'x'],
      [2, 'y'],
      [3, 'x'],
    ])

    const first = (await readListing(session, takeHeader)).messages
    Object.assign(headers, { 1: headers[3], 3: headers[1] })
    const second = (await readListing(session, takeHeader)).messages

    expect(first.map(({ isAmbiguous }) => isAmbiguous)).toEqual([false, false, false])
    expect(first[1]?.uid).toBe('y')
    expect(second.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid).toReversed())
    expect(new Set(first.map(({ uid }) => uid)).size).toBe(3)
  })

  it('counts messages with the same unique-id and header, and says that it is in doubt', async () => {
    const takeHeader = () => Promise.resolve(new Uint8Array([65]))
    const session = sessionWith(
      2,
      [
        [1, 10],
        [2, 10],
      ],
      [
        [1, 'x'],
        [2, 'x'],
      ],
    )

    const { messages } = await readListing(session, takeHeader)

    expect(messages.map(({ isAmbiguous }) => isAmbiguous)).toEqual([true, true])
    expect(messages[1]?.uid).toBe(`${messages[0]!.uid} 2`)
  })
})
