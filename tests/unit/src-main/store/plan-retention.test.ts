import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planRetention, type ServerCopy } from '../../../../src-main/store/plan-retention.ts'
import { LEAVE, REMOVE_AFTER_DOWNLOAD, retentionOf } from '../../../support/retentions.ts'

const DAY = 24 * 60 * 60 * 1000
const CLOCK = Date.UTC(2026, 0, 1)

/** Copies, oldest first: here for as many days as said, one megabyte each. */
const copies = (...changes: (Partial<ServerCopy> & { days?: number })[]): ServerCopy[] =>
  changes.map(({ days = 0, ...change }, index) => ({
    uid: String(index),
    size: 1_000_000,
    takenAt: CLOCK - days * DAY,
    isStarred: false,
    isBinned: false,
    isKept: false,
    ...change,
  }))
const going = (retention: Parameters<typeof planRetention>[0], held: ServerCopy[]): string[] =>
  planRetention(retention, held, CLOCK).map(({ uid }) => uid)

describe('planRetention', () => {
  it('leaves everything when no rule is on', () => {
    expect(going(LEAVE, copies({ days: 4000 }, { isBinned: true }))).toEqual([])
  })

  it('removes after download what is here, and nothing else', () => {
    expect(going(REMOVE_AFTER_DOWNLOAD, copies({}, { takenAt: null }, { takenAt: CLOCK + DAY }))).toEqual([
      '0',
      '2',
    ])
  })

  it('removes after n days, counted from when the message came here', () => {
    expect(going(retentionOf({ afterDays: 14 }), copies({ days: 15 }, { days: 14 }, { days: 13 }))).toEqual([
      '0',
      '1',
    ])
  })

  it('keeps the newest n messages, and what is not here counts among them', () => {
    const held = copies({}, { takenAt: null }, {}, {})

    expect(going(retentionOf({ maxMessages: 3 }), held)).toEqual(['0'])
    expect(going(retentionOf({ maxMessages: 2 }), held)).toEqual(['0', '2'])
  })

  it('keeps n megabytes, oldest first', () => {
    expect(going(retentionOf({ maxMegabytes: 2 }), copies({}, {}, {}, { size: 400_000 }))).toEqual(['0', '1'])
  })

  it('removes what was deleted here', () => {
    expect(going(retentionOf({ whenDeletedHere: true }), copies({}, { isBinned: true }))).toEqual(['1'])
  })

  it('never removes what is starred, when it is told so, nor what a person keeps', () => {
    const held = copies({ isStarred: true, isBinned: true }, { isKept: true }, {})
    const all = { afterDays: 0, maxMessages: 1, maxMegabytes: 1, whenDeletedHere: true }

    expect(going(retentionOf({ ...all, keepsStarred: true }), held)).toEqual(['2'])
    expect(going(retentionOf(all), held)).toEqual(['0', '2'])
  })

  const limit = fc.option(fc.integer({ min: 1, max: 12 }), { nil: null })
  const anyRetention = fc.record({
    afterDays: fc.option(fc.integer({ min: 0, max: 12 }), { nil: null }),
    maxMessages: limit,
    maxMegabytes: limit,
    whenDeletedHere: fc.boolean(),
    keepsStarred: fc.boolean(),
  })
  const anyCopies = fc
    .array(
      fc.record({
        size: fc.integer({ min: 0, max: 3_000_000 }),
        takenAt: fc.option(
          fc.integer({ min: -2, max: 14 }).map((days) => CLOCK - days * DAY),
          { nil: null },
        ),
        isStarred: fc.boolean(),
        isBinned: fc.boolean(),
        isKept: fc.boolean(),
      }),
      { maxLength: 20 },
    )
    .map((held): ServerCopy[] => held.map((copy, index) => ({ uid: String(index), ...copy })))

  it('removes, under any rules, only what is here and nobody protects', () => {
    fc.assert(
      fc.property(anyRetention, anyCopies, (retention, held) => {
        for (const copy of planRetention(retention, held, CLOCK)) {
          expect(copy.takenAt).not.toBeNull()
          expect(copy.isKept).toBe(false)
          expect(retention.keepsStarred && copy.isStarred).toBe(false)
        }
      }),
    )
  })

  it('has nothing more to remove once that is done', () => {
    fc.assert(
      fc.property(anyRetention, anyCopies, (retention, held) => {
        const gone = new Set(planRetention(retention, held, CLOCK))

        expect(
          planRetention(
            retention,
            held.filter((copy) => !gone.has(copy)),
            CLOCK,
          ),
        ).toEqual([])
      }),
    )
  })

  it('meets its limits as far as it may, and takes no newer message while an older one could go', () => {
    fc.assert(
      fc.property(limit, limit, anyCopies, (maxMessages, maxMegabytes, held) => {
        const gone = new Set(planRetention(retentionOf({ maxMessages, maxMegabytes }), held, CLOCK))
        const left = held.filter((copy) => !gone.has(copy))
        const movable = left.filter(({ takenAt, isKept }) => takenAt !== null && !isKept)
        const isMet =
          left.length <= (maxMessages ?? Infinity) &&
          left.reduce((sum, { size }) => sum + size, 0) <= (maxMegabytes ?? Infinity) * 1_000_000

        expect(isMet || movable.length === 0).toBe(true)
        const newestGone = held.findLastIndex((copy) => gone.has(copy))
        expect(movable.every((copy) => held.indexOf(copy) > newestGone)).toBe(true)
      }),
    )
  })
})
