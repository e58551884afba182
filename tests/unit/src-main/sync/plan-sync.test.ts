import { describe, expect, it } from 'vitest'
import type { LedgerEntry, LedgerState } from '../../../../src-main/store/store-operations.ts'
import { planSync } from '../../../../src-main/sync/plan-sync.ts'
import type { ListedMessage } from '../../../../src-main/sync/read-listing.ts'

const listed = (...uids: string[]): ListedMessage[] =>
  uids.map((uid, index) => ({ number: index + 1, uid, octets: 100, isAmbiguous: false }))
const entry = (uid: string, state: LedgerState, isHere = true): LedgerEntry => ({
  uid,
  state,
  size: 100,
  messageId: 1,
  isHere,
})
const uidsOf = (messages: ListedMessage[]): string[] => messages.map(({ uid }) => uid)

describe('planSync', () => {
  it('fetches what the ledger does not know, newest first, header and message', () => {
    const plan = planSync(listed('a', 'b', 'c'), [entry('b', 'both')], 'leave')

    expect(uidsOf(plan.headers)).toEqual(['c', 'a'])
    expect(uidsOf(plan.messages)).toEqual(['c', 'a'])
    expect(plan.deletes).toEqual([])
  })

  it('goes on with a message of which only the header is here, without a second TOP', () => {
    const plan = planSync(listed('a'), [entry('a', 'on-server', false)], 'leave')

    expect(plan.headers).toEqual([])
    expect(uidsOf(plan.messages)).toEqual(['a'])
  })

  it.each<[string, LedgerState]>([
    ['vanished from a listing and is back', 'vanished'],
    ['was deleted there and is listed all the same', 'deleted'],
  ])('does not fetch again what is here though it %s', (_what, state) => {
    const plan = planSync(listed('a'), [entry('a', state)], 'leave')

    expect(plan.messages).toEqual([])
  })

  it('deletes nothing by itself when mail is left on the server', () => {
    expect(planSync(listed('a'), [entry('a', 'both')], 'leave').deletes).toEqual([])
  })

  it('tries a delete again that was pending when the last session ended', () => {
    expect(uidsOf(planSync(listed('a', 'b'), [entry('a', 'pending-delete')], 'leave').deletes)).toEqual(['a'])
  })

  it.each([
    ['whose UID another message has too', { isAmbiguous: true }],
    ['whose size is not what it was', { octets: 101 }],
  ])('deletes no message %s', (_what, change) => {
    const [message] = listed('a')

    const plan = planSync([{ ...message!, ...change }], [entry('a', 'both')], 'remove-after-download')

    expect(plan).toEqual({ headers: [], messages: [], deletes: [] })
  })

  it('deletes what is here, and only that, when mail is removed after download', () => {
    const plan = planSync(
      listed('a', 'b'),
      [entry('a', 'both'), entry('b', 'on-server', false)],
      'remove-after-download',
    )

    expect(uidsOf(plan.deletes)).toEqual(['a'])
    expect(uidsOf(plan.messages)).toEqual(['b'])
  })
})
