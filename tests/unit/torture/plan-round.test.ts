import { describe, expect, it } from 'vitest'
import { MOMENT_KINDS, planRound } from '../../torture/plan-round.ts'
import { tortureMail } from '../../torture/torture-mail.ts'

const plans = (seed: number) => Array.from({ length: 200 }, (_, index) => planRound(seed, index + 1))

describe('planRound', () => {
  it('plans the same for the same seed and round, and other things for another seed', () => {
    expect(plans(5)).toEqual(plans(5))
    expect(plans(5)).not.toEqual(plans(6))
  })

  it('comes to kill at every kind of moment, and to harm the line, the disk and both directions', () => {
    const all = plans(1)
    const faults = all.flatMap((plan) => plan.faults)

    expect(new Set(all.map(({ moment }) => moment.kind))).toEqual(new Set(MOMENT_KINDS))
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['reset', 'end', 'stall', 'pause']))
    expect(new Set(faults.map(({ direction }) => direction))).toEqual(new Set(['to-client', 'to-server']))
    expect(all.some(({ fullDisk }) => fullDisk?.moreAfterMillis === null)).toBe(true)
    expect(all.some(({ mailMeanwhile }) => mailMeanwhile !== null)).toBe(true)
  })
})

describe('tortureMail', () => {
  const first = (seed: number, count: number) => {
    const mail = tortureMail(seed)
    return Array.from({ length: count }, () => mail.next().value)
  }

  it('makes the same mail for the same seed, no two messages alike, from a hundred octets to megabytes', () => {
    const mail = first(3, 200)
    const sizes = mail.map(({ bytes }) => bytes.length)

    expect(first(3, 200).map(({ sha256 }) => sha256)).toEqual(mail.map(({ sha256 }) => sha256))
    expect(new Set(mail.map(({ sha256 }) => sha256)).size).toBe(200)
    expect(new Set(mail.map(({ messageId }) => messageId)).size).toBe(200)
    expect(Math.min(...sizes)).toBeLessThan(200)
    expect(Math.max(...sizes)).toBeGreaterThan(4_000_000)
  })
})
