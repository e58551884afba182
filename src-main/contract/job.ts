import { z } from 'zod'
import { failureSchema } from './failure.ts'

/** What the program does by itself; its end is told to nobody. */
export const BACKGROUND_KINDS = ['index', 'learn'] as const
export type BackgroundKind = (typeof BACKGROUND_KINDS)[number]

/** What somebody waits for where it was asked for: there its end is told. */
export const AWAITED_KINDS = ['save', 'test'] as const
export type AwaitedKind = (typeof AWAITED_KINDS)[number]

export const JOB_KINDS = [
  ...(['export', 'import', 'check', 'empty', 'remove', 'backup'] as const),
  ...BACKGROUND_KINDS,
  ...AWAITED_KINDS,
] as const
export type JobKind = (typeof JOB_KINDS)[number]

/** Long work of the program itself, other than getting mail. */
export const jobSchema = z.object({
  id: z.number().int().positive(),
  kind: z.enum(JOB_KINDS),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** Messages, or files that are saved, or octets of what is read, where that is all that is known beforehand. */
  unit: z.enum(['messages', 'files', 'octets']),
  done: z.number(),
  /** 0: not known yet. */
  total: z.number(),
  /** Messages that it was done to. */
  messages: z.number(),
  /** Of an import: messages that were here already. */
  duplicates: z.number(),
  /** Of an import: files and messages that were left out. Of a check: messages that are not what was stored. */
  bad: z.number(),
  /** Of an import: messages that look cut off; they were taken as they are. */
  cut: z.number(),
  /** Where an export or a backup is; empty: nowhere. */
  path: z.string(),
  failure: failureSchema.nullable(),
})
export type Job = z.infer<typeof jobSchema>

/** The calls about jobs. How each goes comes as `jobs:changed`. */
export const jobCalls = {
  /** Those that run, and those whose end nobody has seen yet. */
  'jobs:list': { request: z.undefined(), reply: z.array(jobSchema) },
  'jobs:cancel': { request: z.object({ id: jobSchema.shape.id }), reply: z.void() },
  /** Its end has been seen. */
  'jobs:dismiss': { request: z.object({ id: jobSchema.shape.id }), reply: z.void() },
} as const
