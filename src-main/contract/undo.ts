import { z } from 'zod'
import { PLACES } from './message.ts'

export const DEED_KINDS = [
  ...PLACES,
  'read',
  'unread',
  'starred',
  'unstarred',
  'labelled',
  'unlabelled',
  'label-removed',
  'rule-removed',
] as const
/** What was done: moved to a place, marked, labelled, or removed. */
export type DeedKind = (typeof DEED_KINDS)[number]

/** Something that was done and can be taken back. */
export const deedSchema = z.object({
  id: z.number().int().positive(),
  kind: z.enum(DEED_KINDS),
  /** How many messages it was done to. */
  messages: z.number(),
  /** Of the label or rule; empty where there is none. */
  name: z.string(),
})
export type Deed = z.infer<typeof deedSchema>

/** The calls of undo. What was done last comes as `undo:changed`. */
export const undoCalls = {
  /** null: nothing can be taken back. */
  'undo:last': { request: z.undefined(), reply: deedSchema.nullable() },
  /** Takes back one deed; refused (`not-found`) for one that is not kept. */
  'undo:undo': { request: z.object({ id: deedSchema.shape.id }), reply: z.void() },
} as const
