import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DESK_ORDERS, DESK_WHERES, type DeskOrder } from '../../../../src-main/contract/server-desk.ts'
import { sortMessages } from '../../../../src-main/server-desk/sort-messages.ts'
import { deskMessage, deskMessageHeader } from '../../../support/desk-messages.ts'

const header = fc.option(
  fc
    .record({
      fromName: fc.string({ maxLength: 4 }),
      fromAddress: fc.constantFrom('a@example.org', 'b@example.org', ''),
      subject: fc.constantFrom('', 'a', 'Re: a', 'b'),
      date: fc.option(fc.integer({ min: 0, max: 3 })),
      spamScore: fc.option(fc.integer({ min: -2, max: 2 })),
    })
    .map(deskMessageHeader),
)
const messages = fc
  .array(
    fc.record({
      octets: fc.integer({ min: 1, max: 3 }),
      where: fc.constantFrom(...DESK_WHERES),
      header,
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map((change, index) => deskMessage({ ...change, number: index + 1 })))
const order: fc.Arbitrary<DeskOrder> = fc.record({
  by: fc.constantFrom(...DESK_ORDERS),
  isDescending: fc.boolean(),
})

const subjects = async (all: (string | null)[], isDescending: boolean): Promise<(string | undefined)[]> => {
  const sorted = await sortMessages(
    all.map((subject, index) =>
      deskMessage({ number: index + 1, header: subject === null ? null : deskMessageHeader({ subject }) }),
    ),
    { by: 'subject', isDescending },
  )
  return sorted.map((message) => message.header?.subject)
}

describe('sortMessages', () => {
  it('keeps every message, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(messages, order, async (all, by) => {
        const sorted = await sortMessages(all, by)

        expect(new Set(sorted)).toEqual(new Set(all))
        expect(sorted).toHaveLength(all.length)
      }),
    )
  })

  it('does not depend on the order in which it gets them', async () => {
    await fc.assert(
      fc.asyncProperty(messages, order, async (all, by) => {
        expect(await sortMessages(all.toReversed(), by)).toEqual(await sortMessages(all, by))
      }),
    )
  })

  it('has those without a header last, up and down', async () => {
    expect(await subjects(['b', null, 'a'], false)).toEqual(['a', 'b', undefined])
    expect(await subjects(['b', null, 'a'], true)).toEqual(['b', 'a', undefined])
  })

  it('has an answer beside what it answers, and words as a dictionary has them', async () => {
    expect(await subjects(['Zoo', 'émile', 'Re: AW: eagle', 'item 10', 'item 9', 'Eagle'], false)).toEqual([
      'Eagle',
      'Re: AW: eagle',
      'émile',
      'item 9',
      'item 10',
      'Zoo',
    ])
  })

  it.each([
    ['arrival', false, [1, 2, 3]],
    ['arrival', true, [3, 2, 1]],
    ['size', true, [2, 3, 1]],
    ['where', false, [2, 1, 3]],
    ['score', true, [3, 1, 2]],
    ['date', false, [1, 3, 2]],
    ['sender', false, [3, 1, 2]],
  ] as const)('by %s (descending: %s) is %j', async (by, isDescending, numbers) => {
    const sorted = await sortMessages(
      [
        deskMessage({
          number: 1,
          octets: 10,
          where: 'both',
          header: deskMessageHeader({ spamScore: 1, date: 1, fromName: 'Noa' }),
        }),
        deskMessage({
          number: 2,
          octets: 30,
          where: 'new',
          header: deskMessageHeader({ spamScore: null, date: null, fromAddress: 'z@example.org' }),
        }),
        deskMessage({
          number: 3,
          octets: 20,
          where: 'pending-delete',
          header: deskMessageHeader({ spamScore: 9, date: 2, fromAddress: 'a@example.org' }),
        }),
      ],
      { by, isDescending },
    )

    expect(sorted.map(({ number }) => number)).toEqual(numbers)
  })

  it('lets other work through while it sorts very many', async () => {
    const many = Array.from({ length: 30_000 }, (_, index) =>
      deskMessage({
        number: index + 1,
        header: deskMessageHeader({ subject: `Émile ${(index * 7919) % 30_000}` }),
      }),
    )
    let turns = 0
    const timer = setInterval(() => (turns += 1), 0)

    const sorted = await sortMessages(many, { by: 'subject', isDescending: false })
    clearInterval(timer)

    expect(sorted[0]?.header?.subject).toBe('Émile 0')
    expect(sorted.at(-1)?.header?.subject).toBe('Émile 29999')
    expect(turns).toBeGreaterThan(1)
  })
})
