import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Place } from '../../../../src-main/contract/message.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { MIN_LESSONS } from '../../../../src-main/store/junk.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, memoryDb, newMessage } from '../../../support/memory-db.ts'

const SPAM = ['You have won a prize, claim it now', 'Cheap pills without a doctor', 'Prize money for you']
const HAM = [
  'The meeting moves to Thursday',
  'Notes of the choir rehearsal',
  'Lunch on Thursday, and the notes',
]
/** Of each kind another every time, with words of its own. */
const spam = (n: number): string => `${SPAM[n % 3]!} offer${String(n)} cheap prize claim winner casino bonus`
const ham = (n: number): string => `${HAM[n % 3]!} page${String(n)} rehearsal agenda minutes regards choir`

describe('the junk filter', () => {
  let db: Database
  let store: StoreOperations
  let uid = 0
  const texts = new Map<number, string>()

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    texts.clear()
  })
  afterEach(() => db.close())

  /** A message comes, and is indexed with the filter on. */
  const receive = (
    text: string,
    { now = 1000, judgesSince = 0 }: { now?: number; judgesSince?: number | null } = {},
  ): number => {
    const message = newMessage({ uid: `uid-${String(++uid)}`, subject: '', fromName: '', fromAddress: '' })
    store.commitMessages({ accountId: ANNA, messages: [message], now })
    const [waiting] = store.listUnindexed({ limit: 1 })
    texts.set(waiting!.id, text)
    const body = {
      preview: '',
      hasAttachments: false,
      hasPdf: false,
      searchText: text,
      attachmentText: '',
    }
    store.indexMessages({
      messages: [{ ...waiting!, body, isUnreadable: false }],
      judgesSince: judgesSince ?? undefined,
    })
    return waiting!.id
  }
  /** Learns all that waits, as the background does. */
  const study = (): void => {
    const lessons = store.listLessons({ limit: 1000 })
    store.learn({
      lessons: lessons.map((lesson) => ({ ...lesson, text: lesson.verdict && texts.get(lesson.id)! })),
    })
  }
  const move = (ids: number[], place: Place) => store.moveMessages({ ids, place, teaches: true })
  const placeOf = (id: number): string | undefined => store.messageRow({ id })?.place
  const kept = () =>
    db.all(sql`SELECT token, junk, good FROM junk_token WHERE junk + good > 0 ORDER BY token`)
  const train = (): void => {
    const numbers = Array.from({ length: MIN_LESSONS }, (_, n) => n)
    move(
      numbers.map((n) => receive(spam(n))),
      'junk',
    )
    move(
      numbers.map((n) => receive(ham(n))),
      'archive',
    )
    study()
  }

  it('moves what is like the junk it knows, and nothing else', () => {
    train()

    expect(placeOf(receive(spam(101)))).toBe('junk')
    expect(placeOf(receive(ham(102)))).toBe('inbox')
    expect(placeOf(receive('Something that nobody ever wrote'))).toBe('inbox')
  })

  it('moves nothing before it has learnt enough of both kinds', () => {
    const ids = Array.from({ length: MIN_LESSONS * 2 }, (_, n) => receive(spam(n)))
    move(ids, 'junk')
    study()

    expect(store.junkLearnt()).toEqual({ junk: MIN_LESSONS * 2, good: 0 })
    expect(placeOf(receive(spam(101)))).toBe('inbox')
  })

  it('lets be what came before, and all while it is off', () => {
    train()

    expect(placeOf(receive(spam(101), { now: 5, judgesSince: 10 }))).toBe('inbox')
    expect(placeOf(receive(spam(102), { judgesSince: null }))).toBe('inbox')
  })

  it('unlearns what is taken back, to the last token', () => {
    train()
    const before = kept()
    const id = receive('Words of a kind that is new to all', { judgesSince: null })
    const done = move([id], 'junk')
    study()
    expect(kept()).not.toEqual(before)

    store.undo({ before: done.before })
    study()

    expect(placeOf(id)).toBe('inbox')
    expect(kept()).toEqual(before)
  })

  it('learns from its mistakes: what is taken out of Junk is no junk', () => {
    train()
    const id = receive(spam(101))
    expect(placeOf(id)).toBe('junk')

    move([id], 'inbox')
    study()

    expect(store.junkLearnt()).toEqual({ junk: MIN_LESSONS, good: MIN_LESSONS + 1 })
    // And does not change sides twice by being read again.
    move([id], 'junk')
    study()
    expect(store.junkLearnt()).toEqual({ junk: MIN_LESSONS + 1, good: MIN_LESSONS })
  })

  it('begins with what is here when it is switched on', () => {
    const junk = [0, 1, 2].map((n) => receive(spam(n)))
    store.moveMessages({ ids: junk, place: 'junk' })
    const read = [0, 1].map((n) => receive(ham(n)))
    store.setUnread({ ids: read, isUnread: false })
    receive(ham(3))
    study()
    expect(store.junkLearnt()).toEqual({ junk: 0, good: 0 })

    store.learnFromKept()
    study()

    expect(store.junkLearnt()).toEqual({ junk: 3, good: 2 })
  })

  it('forgets everything', () => {
    train()

    store.forgetJunk()

    expect(kept()).toEqual([])
    expect(store.junkLearnt()).toEqual({ junk: 0, good: 0 })
    expect(placeOf(receive(spam(101)))).toBe('inbox')
  })

  it('keeps what a message taught when the message goes for good', () => {
    train()
    const before = kept()

    db.run(sql`DELETE FROM ledger`)
    db.run(sql`DELETE FROM message WHERE place = 'junk'`)

    expect(kept()).toEqual(before)
  })
})
