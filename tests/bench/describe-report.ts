import type { ProgramFigures, SyncFigures } from './sync-figures.ts'
import { times } from './spread.ts'
import type { SyncBenchOptions } from './sync-options.ts'

/** Everything one bench found out; what --json writes. */
export interface SyncReport extends SyncFigures, Omit<SyncBenchOptions, 'json' | 'accounts'> {
  /** Of all messages together. */
  octets: number
  /** `memory` in octets. */
  machine: { cores: number; memory: number }
  /** `mpop` is null where it is not installed. */
  versions: { node: string; mpop: string | null }
  /** Where mpop puts what it takes. */
  mpopDelivery: 'maildir'
}

function line(name: string, figures: ProgramFigures): string {
  return [
    name.padEnd(24),
    times(figures.seconds, ' s').padEnd(26),
    `${figures.messagesPerSecond.toFixed(0)} messages/s`.padStart(16),
    `${figures.megabytesPerSecond.toFixed(1)} MB/s`.padStart(12),
    `${(figures.peakMemory / 2 ** 20).toFixed(0)} MiB at most`.padStart(18),
  ].join('')
}

/** The report as text for a person. */
export function describeReport(report: SyncReport): string {
  const { messages, octets, sizeMix, seed, roundTrip, rounds, machine, versions, raw, mpop, restante } =
    report
  const { restanteToMpop, restanteToRaw } = report.ratios
  return [
    `${messages} messages (${sizeMix}, seed ${seed}), ${(octets / 1e6).toFixed(1)} MB, ${roundTrip} ms round trip, ${rounds} rounds`,
    `${machine.cores} cores, ${(machine.memory / 2 ** 30).toFixed(1)} GiB, Node ${versions.node}`,
    '',
    line('raw limit', raw),
    mpop ? line(`mpop ${versions.mpop ?? ''} (maildir)`, mpop) : 'mpop is not installed',
    line('Restante', restante),
    '',
    `Restante : mpop  ${restanteToMpop ? times(restanteToMpop) : '–'}`,
    `Restante : raw   ${times(restanteToRaw)}`,
    `list complete after ${times(restante.listSeconds, ' s')}`,
    `all searchable after ${times(restante.indexedSeconds, ' s')}`,
  ].join('\n')
}
