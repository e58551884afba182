import { MOMENT_KINDS, type MomentKind } from './plan-round.ts'
import type { LineFaultKind } from './line.ts'

/** What was done to the syncing process, and what it did about it: how often each. */
export interface Tally {
  /** By the moment; `late`: the moment did not come in time, and it was killed anyway. */
  kills: Record<MomentKind | 'late', number>
  /** Kills that left a transaction half written in the write-ahead log. */
  halfWrittenCommits: number
  line: Record<LineFaultKind, number>
  /** Rounds in which everything on the line came broken up and late. */
  slowLines: number
  /** Rounds with little room on the disk, and syncs that stopped for it. */
  smallDisks: number
  stoppedByFullDisk: number
  /** Messages that came while a sync may have been running. */
  mailMeanwhile: number
  wholeSyncs: number
  /** Syncs that ended because the line failed. */
  lostLines: number
}

export const emptyTally = (): Tally => ({
  kills: { ...(Object.fromEntries(MOMENT_KINDS.map((kind) => [kind, 0])) as Record<MomentKind, 0>), late: 0 },
  halfWrittenCommits: 0,
  line: { reset: 0, end: 0, stall: 0, pause: 0 },
  slowLines: 0,
  smallDisks: 0,
  stoppedByFullDisk: 0,
  mailMeanwhile: 0,
  wholeSyncs: 0,
  lostLines: 0,
})
