import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { summariseHeader } from '../../../../src-main/mime/summarise-header.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, BORIS, listQuery, memoryDb, newHeader } from '../../../support/memory-db.ts'
import type { HeaderChange } from '../../../support/memory-db.ts'

const DAY = 24 * 60 * 60 * 1000
const CORPUS = '../shared/mail-corpus/threading/notmuch-threading-'

describe('conversations', () => {
  let db: Database
  let store: StoreOperations
  let uid = 0
  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
  })
  afterEach(() => db.close())

  const take = (change: HeaderChange, accountId = ANNA): void => {
    const headers = [newHeader({ uid: `uid-${String(++uid)}`, messageId: '', ...change })]
    store.commitHeaders({ accountId, headers, now: 1 })
  }
  const list = (change: Partial<Parameters<typeof listQuery>[0]> = {}) =>
    store.listMessages({
      query: listQuery({ accountId: ANNA, place: 'inbox', isThreaded: true, ...change }),
      offset: 0,
      limit: 100,
    })
  /** The subjects of each conversation, both newest first. */
  const conversations = (): string[][] => {
    const subjects = new Map(
      db
        .all<{ id: number; subject: string }>(sql`SELECT id, subject FROM message`)
        .map(({ id, subject }) => [id, subject]),
    )
    return list().rows.map(({ thread }) => thread!.messageIds.map((id) => subjects.get(id)!))
  }
  /** What the counters would be if they were counted. */
  const recounted = () =>
    db.all(sql`
      SELECT thread_id, place, account_id, count(*) AS total, sum(is_unread) AS unread, max(date) AS newest_date
      FROM message GROUP BY thread_id, place ORDER BY thread_id, place`)
  const kept = () =>
    db.all(sql`
      SELECT thread_id, place, account_id, total, unread, newest_date FROM thread_place ORDER BY thread_id, place`)

  it('joins an answer to what it answers, whichever comes first', () => {
    take({ subject: 'answer', messageId: 'b@x', references: ['a@x'], date: 2 })
    take({ subject: 'question', messageId: 'a@x', date: 1 })
    take({ subject: 'other', messageId: 'c@x', date: 3 })

    expect(conversations()).toEqual([['other'], ['answer', 'question']])
  })

  it('joins answers to a message that never came', () => {
    take({ subject: 'one', messageId: 'b@x', references: ['missing@x'], date: 1 })
    take({ subject: 'two', messageId: 'c@x', references: ['missing@x'], date: 2 })

    expect(conversations()).toEqual([['two', 'one']])
  })

  it('makes one of two conversations when the message between them comes late', () => {
    take({ subject: 'root', messageId: 'a@x', date: 1 })
    take({ subject: 'root’s answer', messageId: 'a2@x', references: ['a@x'], date: 2 })
    take({ subject: 'grandchild', messageId: 'c@x', references: ['b@x'], date: 4 })
    expect(conversations()).toHaveLength(2)

    take({ subject: 'between', messageId: 'b@x', references: ['a@x'], date: 3 })

    expect(conversations()).toEqual([['grandchild', 'between', 'root’s answer', 'root']])
    expect(kept()).toEqual(recounted())
  })

  it('bears messages that refer to each other, to themselves, or share a Message-ID', () => {
    take({ subject: 'a', messageId: 'a@x', references: ['b@x'], date: 1 })
    take({ subject: 'b', messageId: 'b@x', references: ['a@x', 'b@x'], date: 2 })
    take({ subject: 'a again', messageId: 'a@x', date: 3 })

    expect(conversations()).toEqual([['a again', 'b', 'a']])
  })

  it('keeps accounts apart', () => {
    take({ messageId: 'a@x' })
    take({ messageId: 'b@x', references: ['a@x'] }, BORIS)

    expect(list({ accountId: null }).total).toBe(2)
  })

  it('does not put everything into one conversation for a program that has but one Message-ID', () => {
    const headers = Array.from({ length: 1005 }, (_, at) =>
      newHeader({
        uid: `same-${String(at)}`,
        messageId: 'same@x',
        subject: `Report ${String(at)}`,
        date: at,
      }),
    )
    store.commitHeaders({ accountId: ANNA, headers, now: 1 })

    expect(Math.max(...list().rows.map(({ thread }) => thread!.messageIds.length))).toBe(1000)
  })

  describe('by subject, when an answer does not say to what', () => {
    const question = { subject: 'Lunch', fromAddress: 'vera@x.org', recipients: 'anna@x.org', date: 20 * DAY }
    const answer = {
      subject: 'RE: Lunch',
      fromAddress: 'boris@x.org',
      recipients: 'Vera <VERA@x.org>',
      date: 21 * DAY,
    }

    it.each([
      ['the question first', [question, answer]],
      ['the answer first', [answer, question]],
    ])('joins the two: %s', (_, messages) => {
      messages.forEach((message) => take(message))

      expect(conversations()).toEqual([['RE: Lunch', 'Lunch']])
    })

    it.each<[string, HeaderChange]>([
      ['weeks later', { ...answer, date: 40 * DAY }],
      ['of people who do not know each other', { ...answer, recipients: 'zoe@x.org' }],
      ['which is no answer', { ...answer, subject: 'Lunch', fromAddress: 'vera@x.org' }],
      ['which says what it answers', { ...answer, references: ['else@x'] }],
      ['of another subject', { ...answer, subject: 'Re: Dinner' }],
    ])('does not join one %s', (_, message) => {
      take(question)
      take(message)

      expect(conversations()).toHaveLength(2)
    })

    it.each(['Re[2]: Lunch', 'AW: Re: lunch', 'R: Lunch', 'Отв: Lunch', 'תגובה: Lunch', '回复：Lunch'])(
      'knows %s for an answer',
      (subject) => {
        take(question)
        take({ ...answer, subject })

        expect(conversations()).toHaveLength(1)
      },
    )
  })

  it('lists what of a conversation is in the place, with who wrote and how much is unread', () => {
    take({ messageId: 'a@x', fromName: 'Vera', fromAddress: 'vera@x', date: 1 })
    take({ messageId: 'b@x', references: ['a@x'], fromName: 'Boris', fromAddress: 'boris@x', date: 2 })
    take({ messageId: 'c@x', references: ['a@x'], fromName: 'Vera', fromAddress: 'vera@x', date: 3 })
    const [newest, middle] = list().rows[0]!.thread!.messageIds
    store.setUnread({ ids: [newest!], isUnread: false })
    store.moveMessages({ ids: [middle!], place: 'archive' })

    expect(list()).toMatchObject({ total: 1, messages: 2, unread: 1 })
    expect(list().rows[0]).toMatchObject({
      id: newest,
      isUnread: false,
      thread: { unread: 1, people: ['Vera'] },
    })
    expect(list({ place: 'archive' }).rows[0]).toMatchObject({ id: middle, thread: { messageIds: [middle] } })
    expect(store.threadOf({ id: middle! }).map(({ fromName }) => fromName)).toEqual(['Vera', 'Boris', 'Vera'])
  })

  it('forgets a conversation with its last message', () => {
    take({ messageId: 'a@x' })
    const { id } = list().rows[0]!
    store.deleteMessages({ ids: [id], deletesThere: [], now: 1 })

    expect(list()).toMatchObject({ total: 0, rows: [] })
    expect(db.all(sql`SELECT * FROM thread_link`)).toEqual([])
  })

  it('forgets the conversations of an account that is removed', () => {
    take({ messageId: 'a@x', references: ['b@x'] })
    store.removeAccount({ accountId: ANNA })

    expect(kept()).toEqual([])
    expect(db.all(sql`SELECT * FROM thread_link`)).toEqual([])
    expect(db.all(sql`SELECT * FROM thread_count WHERE account_id = ${ANNA}`)).toEqual([])
  })

  it('puts the messages of a mailing list together, in whatever order they come', () => {
    const names = [
      'ghost-root-child',
      'ghost-root-grand-child',
      'ghost-root-grand-child2',
      'ghost-root-great-grand-child',
    ]
    const files = [
      ...names,
      'ghost-root-real-root',
      'ghost-root-fake-root',
      'parent-priority-cur-child',
      'parent-priority-cur-grand-child',
    ]
    const headers = files.map((name) => summariseHeader(readFileSync(`${CORPUS}${name}.eml`)))
    const shuffled = fc.shuffledSubarray(headers, { minLength: headers.length, maxLength: headers.length })
    fc.assert(
      fc.property(shuffled, (inOrder) => {
        db.run(sql`DELETE FROM ledger`)
        db.run(sql`DELETE FROM message`)
        inOrder.forEach((header) => take(header))

        expect(
          conversations()
            .map((one) => one.length)
            .sort(),
        ).toEqual([2, 6])
      }),
      { numRuns: 20 },
    )
  })

  it('keeps its counts true whatever comes, moves, is read and goes', () => {
    const id = fc.integer({ min: 0, max: 7 })
    const step = fc.record({
      kind: fc.constantFrom('take', 'take', 'take', 'move', 'read', 'delete'),
      at: id,
      to: fc.array(id, { maxLength: 3 }),
      place: fc.constantFrom('inbox', 'archive', 'bin'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        for (const { kind, at, to, place } of steps) {
          const ids = db.all<{ id: number }>(sql`SELECT id FROM message ORDER BY id`).map((row) => row.id)
          const chosen = ids.length === 0 ? [] : [ids[at % ids.length]!]
          if (kind === 'take')
            take({ messageId: `${String(at)}@x`, references: to.map((one) => `${String(one)}@x`), date: uid })
          if (kind === 'move') store.moveMessages({ ids: chosen, place })
          if (kind === 'read') store.setUnread({ ids: chosen, isUnread: false })
          if (kind === 'delete') store.deleteMessages({ ids: chosen, deletesThere: [], now: 1 })
        }

        expect(kept()).toEqual(recounted())
        const places = db.all(
          sql`SELECT account_id, place, count(*) AS total FROM thread_place GROUP BY 1, 2 ORDER BY 1, 2`,
        )
        expect(db.all(sql`SELECT * FROM thread_count WHERE total > 0 ORDER BY 1, 2`)).toEqual(places)
      }),
      { numRuns: 40 },
    )
  })
})
