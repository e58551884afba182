import { z } from 'zod'

/** `damaged`: what came is not what was announced, or not signed by who makes the program; it was thrown away. */
export const UPDATE_FAULTS = ['unreachable', 'damaged', 'unexpected'] as const

export const updateStateSchema = z.object({
  /** Whether this installation can renew itself. A .deb or .rpm is renewed with its system. */
  isPossible: z.boolean(),
  /** `none`: this is the newest version. `ready`: it is installed when the program ends. */
  stage: z.enum(['idle', 'looking', 'none', 'found', 'downloading', 'ready', 'failed']),
  /** The newer version, from `found` on. */
  version: z.string().nullable(),
  /** Of the download, 0 to 100. */
  percent: z.number().min(0).max(100),
  /** With `failed`. */
  fault: z.enum(UPDATE_FAULTS).nullable(),
})
export type UpdateState = z.infer<typeof updateStateSchema>

const nothing = z.undefined()
const done = z.void()

/** Each is a step that the user takes; the state tells what came of it. */
export const updateCalls = {
  'updates:state': { request: nothing, reply: updateStateSchema },
  'updates:look': { request: nothing, reply: done },
  'updates:download': { request: nothing, reply: done },
  /** Stops the download; the newer version is still there to be had. */
  'updates:cancel': { request: nothing, reply: done },
  /** Ends the program, which installs what is ready. */
  'updates:install': { request: nothing, reply: done },
} as const
