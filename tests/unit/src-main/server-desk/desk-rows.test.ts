import { beforeEach, describe, expect, it } from 'vitest'
import type { DeskSelection } from '../../../../src-main/contract/server-desk.ts'
import { createDeskRows, type DeskRows } from '../../../../src-main/server-desk/desk-rows.ts'
import { deskMessage, deskMessageHeader } from '../../../support/desk-messages.ts'

const NEWEST_FIRST = { by: 'arrival', isDescending: true } as const
const BY_SUBJECT = { by: 'subject', isDescending: false } as const

describe('the rows of a desk', () => {
  let rows: DeskRows
  const selected = async (selection: DeskSelection): Promise<number[]> =>
    (await rows.select(selection)).map(({ number }) => number)

  beforeEach(() => {
    rows = createDeskRows()
    rows.replace([
      deskMessage({
        number: 1,
        header: deskMessageHeader({ fromAddress: 'Shop@example.org', subject: 'c' }),
      }),
      deskMessage({ number: 2, isHere: true, where: 'both', messageId: 7, octets: 500 }),
      deskMessage({
        number: 3,
        header: deskMessageHeader({ fromAddress: 'shop@EXAMPLE.org', subject: 'a', rules: ['Shops'] }),
      }),
    ])
  })

  it('has nothing to say before a listing', () => {
    expect(createDeskRows().totals()).toEqual({
      maildrop: null,
      marked: { messages: 0, octets: 0, unseen: 0 },
      rest: { messages: 0, octets: 0 },
      headers: 0,
      revision: 0,
    })
  })

  it('counts what is marked, and of it what was never downloaded', async () => {
    for (const message of await rows.select({ kind: 'uids', uids: ['uid-1', 'uid-2'] }))
      message.isMarked = true

    expect(rows.totals()).toMatchObject({
      maildrop: { messages: 3, octets: 2500 },
      marked: { messages: 2, octets: 1500, unseen: 1 },
      headers: 2,
    })
  })

  it('counts as the rest what is neither here nor marked', async () => {
    expect(rows.totals().rest).toEqual({ messages: 2, octets: 2000 })
    for (const message of await rows.select({ kind: 'rule', name: 'Shops' })) message.isMarked = true

    expect(rows.totals().rest).toEqual({ messages: 1, octets: 1000 })
  })

  it.each<[string, DeskSelection, number[]]>([
    ['UIDs, those that are listed', { kind: 'uids', uids: ['uid-3', 'gone'] }, [3]],
    ['a range of an order, both ends in it', { kind: 'range', order: NEWEST_FIRST, from: 0, to: 1 }, [3, 2]],
    ['a range from its end', { kind: 'range', order: NEWEST_FIRST, from: 2, to: 1 }, [2, 1]],
    ['a range that goes too far', { kind: 'range', order: NEWEST_FIRST, from: 2, to: 99 }, [1]],
    ['a sender, whatever the case', { kind: 'sender', address: 'SHOP@example.ORG' }, [1, 3]],
    ['a rule', { kind: 'rule', name: 'Shops' }, [3]],
    ['a rule that matches nothing', { kind: 'rule', name: 'Other' }, []],
    ['what is not marked', { kind: 'unmarked' }, [1, 2, 3]],
  ])('selects by %s', async (_, selection, numbers) => {
    expect(await selected(selection)).toEqual(numbers)
  })

  it('leaves what is marked out of the rest', async () => {
    for (const message of await rows.select({ kind: 'rule', name: 'Shops' })) message.isMarked = true

    expect(await selected({ kind: 'unmarked' })).toEqual([1, 2])
  })

  it('takes a range for the rows as they were shown, though a header has come since', async () => {
    expect((await rows.inOrder(BY_SUBJECT)).map(({ number }) => number)).toEqual([3, 1, 2])
    const late = rows.find('uid-2')!
    late.header = deskMessageHeader({ subject: '1' })
    rows.touch()

    expect(await selected({ kind: 'range', order: BY_SUBJECT, from: 0, to: 0 })).toEqual([3])
    expect((await rows.inOrder(BY_SUBJECT)).map(({ number }) => number)).toEqual([2, 3, 1])
    expect(await selected({ kind: 'range', order: BY_SUBJECT, from: 0, to: 0 })).toEqual([2])
  })

  it('sorts once for as long as nothing changes', async () => {
    expect(await rows.inOrder(BY_SUBJECT)).toBe(await rows.inOrder({ ...BY_SUBJECT }))
  })
})
