import { seededRandom, type SeededRandom } from '../servers/seeded-random.ts'
import type { LineFault, LineFaultKind } from './line.ts'

/** When the syncing process is killed. */
export type Moment =
  /** So long after its first sync began. */
  | { kind: 'time'; millis: number }
  /** Once so many octets from the server have reached it. */
  | { kind: 'octets'; octets: number }
  /** At the n-th write to the write-ahead log: inside a commit. */
  | { kind: 'commit'; writes: number }
  /** At the n-th write to the database file itself: while the log is emptied into it. */
  | { kind: 'checkpoint'; writes: number }
  /** At the n-th DELE: between DELE and QUIT. */
  | { kind: 'dele'; number: number; passes: boolean }
  /** At QUIT, which the server may still get. */
  | { kind: 'quit'; passes: boolean }
  /** When the server has answered QUIT: its copies are gone, and we may or may not hear of it. */
  | { kind: 'quit-answer'; passes: boolean }

export type MomentKind = Moment['kind']
export const MOMENT_KINDS = [
  'time',
  'octets',
  'commit',
  'checkpoint',
  'dele',
  'quit',
  'quit-answer',
] as const satisfies MomentKind[]

/** One round: what is done to one life of the syncing process. */
export interface RoundPlan {
  moment: Moment
  /** Milliseconds between the moment and the kill. */
  lateness: number
  /** What goes wrong on the first connection, the second and so on; those after the last are sound. */
  faults: LineFault[]
  /** Every piece on the line waits up to so many milliseconds; 0 leaves the line as fast as it is. */
  jitterMillis: number
  /** The disk has only so much room left; it gets more after a while, or not before the kill. */
  fullDisk: { roomMegabytes: number; moreAfterMillis: number | null } | null
  /** The maildrop holds at least so many messages when the round begins, and as many come after each whole sync. */
  mail: number
  /** Messages that come while a sync may be running. */
  mailMeanwhile: { count: number; afterMillis: number } | null
}

/** Aimed moments weigh more than random ones: the time they aim at is short. */
const WEIGHTED_KINDS: readonly MomentKind[] = [
  ...MOMENT_KINDS,
  'octets',
  'commit',
  'commit',
  'commit',
  'dele',
  'quit-answer',
]
const LATENESS = [0, 0, 0, 1, 2, 4, 8]
const JITTER_MILLIS = [0, 0, 0, 2, 6]
const FAULT_KINDS: readonly LineFaultKind[] = ['reset', 'reset', 'end', 'stall', 'pause']

/** What happens in round `number` (from 1). It depends on the seed and the number alone. */
export function planRound(seed: number, number: number): RoundPlan {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) + number)
  return {
    moment: planMoment(random),
    lateness: random.pick(LATENESS),
    faults: Array.from({ length: random.pick([0, 0, 0, 1, 1, 2, 3]) }, () => planFault(random)),
    jitterMillis: random.pick(JITTER_MILLIS),
    fullDisk: random.unit() < 0.2 ? planFullDisk(random) : null,
    mail: 20 + random.below(80),
    mailMeanwhile:
      random.unit() < 0.3 ? { count: 1 + random.below(8), afterMillis: random.below(1_000) } : null,
  }
}

function planMoment(random: SeededRandom): Moment {
  const kind = random.pick(WEIGHTED_KINDS)
  const passes = random.unit() < 0.5
  switch (kind) {
    case 'time':
      return { kind, millis: random.below(2_000) }
    case 'octets':
      return { kind, octets: manySizes(random, 3_000_000) }
    case 'commit':
      return { kind, writes: manySizes(random, 600) }
    case 'checkpoint':
      return { kind, writes: manySizes(random, 300) }
    case 'dele':
      return { kind, number: 1 + random.below(60), passes }
    case 'quit':
    case 'quit-answer':
      return { kind, passes }
  }
}

function planFault(random: SeededRandom): LineFault {
  const direction = random.unit() < 0.75 ? 'to-client' : 'to-server'
  return {
    kind: random.pick(FAULT_KINDS),
    direction,
    afterOctets: manySizes(random, direction === 'to-client' ? 4_000_000 : 4_000),
    millis: 20 + random.below(900),
  }
}

function planFullDisk(random: SeededRandom): RoundPlan['fullDisk'] {
  return {
    roomMegabytes: random.pick([0, 0, 1, 2]),
    moreAfterMillis: random.unit() < 0.5 ? 300 + random.below(1_500) : null,
  }
}

/** From 1 to `most`, each order of magnitude as likely as the next. */
const manySizes = (random: SeededRandom, most: number): number => Math.floor(most ** random.unit())
