import { spread, type Spread } from './spread.ts'

/** One program's part in one round. */
export interface Measured {
  seconds: number
  /** Octets. */
  peakMemory: number
}

/** One round: everything measured one after the other, so that its figures can be compared. */
export interface Round {
  raw: Measured
  /** null where mpop is not installed. */
  mpop: Measured | null
  /** `listSeconds`: when every row was in the list; `indexedSeconds`: when every word could be found. */
  restante: Measured & { listSeconds: number; indexedSeconds: number }
}

export interface ProgramFigures {
  seconds: Spread
  /** By the median time. */
  messagesPerSecond: number
  /** Millions of octets, by the median time. */
  megabytesPerSecond: number
  /** Octets, the highest of all rounds. */
  peakMemory: number
}

export interface SyncFigures {
  raw: ProgramFigures
  mpop: ProgramFigures | null
  restante: ProgramFigures & { listSeconds: Spread; indexedSeconds: Spread }
  /** Times divided round by round: 2 means that Restante took twice as long. */
  ratios: { restanteToMpop: Spread | null; restanteToRaw: Spread }
}

/** Sums up the rounds of one bench. `octets` are those of all messages together. */
export function summariseRounds(rounds: readonly Round[], messages: number, octets: number): SyncFigures {
  const figuresOf = (measured: readonly Measured[]): ProgramFigures => {
    const seconds = spread(measured.map((run) => run.seconds))
    return {
      seconds,
      messagesPerSecond: messages / seconds.median,
      megabytesPerSecond: octets / 1e6 / seconds.median,
      peakMemory: Math.max(...measured.map(({ peakMemory }) => peakMemory)),
    }
  }
  const ratioTo = (other: (round: Round) => Measured | null): number[] =>
    rounds.flatMap((round) => {
      const base = other(round)
      return base ? [round.restante.seconds / base.seconds] : []
    })

  const mpop = rounds.flatMap((round) => round.mpop ?? [])
  return {
    raw: figuresOf(rounds.map(({ raw }) => raw)),
    mpop: mpop.length > 0 ? figuresOf(mpop) : null,
    restante: {
      ...figuresOf(rounds.map(({ restante }) => restante)),
      listSeconds: spread(rounds.map(({ restante }) => restante.listSeconds)),
      indexedSeconds: spread(rounds.map(({ restante }) => restante.indexedSeconds)),
    },
    ratios: {
      restanteToMpop: mpop.length > 0 ? spread(ratioTo((round) => round.mpop)) : null,
      restanteToRaw: spread(ratioTo((round) => round.raw)),
    },
  }
}
