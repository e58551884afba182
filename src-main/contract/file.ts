import { z } from 'zod'

/** Messages that lie in a file of the user's have numbers from here on; a store never gets that far. */
export const FIRST_FILE_ID = 2 ** 48

/** The most octets of a file that is shown: several times what any mail server lets through. */
export const MAX_FILE_OCTETS = 128 * 1024 * 1024

/** Messages in files: shown in a window of their own, never taken into the store. */
export const fileCalls = {
  /** Asks for .eml files and opens each in a window. */
  'files:choose': { request: z.undefined(), reply: z.void() },
  /** Opens a window with the message in a file that was dropped on one. */
  'files:show': {
    request: z.object({
      bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= MAX_FILE_OCTETS),
    }),
    reply: z.void(),
  },
} as const
