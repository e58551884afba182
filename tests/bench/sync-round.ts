import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BundledPrograms } from './bundle-programs.ts'
import { runMpop } from './mpop.ts'
import { runProgram } from './run-program.ts'
import type { Measured, Round } from './sync-figures.ts'

export const PROGRAMS = ['restante', 'accounts', 'raw-limit', 'delay'] as const
type ProgramName = (typeof PROGRAMS)[number]
export type BenchPrograms = BundledPrograms<ProgramName>

/** A maildrop, and what is in it. */
export interface Maildrop {
  port: number
  user: string
  password: string
  messages: number
  octets: number
}

/** Runs one of our own programs and gives what it answered with the memory it took. */
export async function measure<Answer extends { seconds: number }>(
  programs: BenchPrograms,
  name: ProgramName,
  task: object,
): Promise<Answer & Measured> {
  const { output, peakMemory } = await runProgram(process.execPath, [
    programs.pathOf(name),
    JSON.stringify(task),
  ])
  return { ...(JSON.parse(output) as Answer), peakMemory }
}

/** The raw limit. @throws Error when not everything came */
export async function measureRaw(programs: BenchPrograms, maildrop: Maildrop): Promise<Measured> {
  const { octets, ...measured } = await measure<{ seconds: number; octets: number }>(
    programs,
    'raw-limit',
    maildrop,
  )
  if (octets < maildrop.octets) throw new Error(`only ${octets} of ${maildrop.octets} octets came`)
  return measured
}

/** Everything once, one after the other. @throws Error when a program failed or did not take every message */
export async function runRound(
  programs: BenchPrograms,
  maildrop: Maildrop,
  withMpop: boolean,
): Promise<Round> {
  const raw = await measureRaw(programs, maildrop)
  const mpop = withMpop ? await inNewFolder((folder) => runMpop({ ...maildrop, folder })) : null
  const restante = await inNewFolder((folder) =>
    measure<{ seconds: number; listSeconds: number; indexedSeconds: number; messages: number }>(
      programs,
      'restante',
      {
        ...maildrop,
        databasePath: join(folder, 'mail.db'),
      },
    ),
  )
  for (const [name, taken] of [
    ['mpop', mpop?.messages ?? maildrop.messages],
    ['Restante', restante.messages],
  ] as const) {
    if (taken !== maildrop.messages) throw new Error(`${name} took ${taken} of ${maildrop.messages} messages`)
  }
  return { raw, mpop, restante }
}

/** Lets `work` have an empty folder, and removes it. */
export async function inNewFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'restante-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
